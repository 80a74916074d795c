import type { VendorCall } from '../../../src/integrations/call-log'
import { openCoolifyClient } from '../../../src/integrations/coolify/coolify-client'
import type { ApplicationSpec, CoolifyClient } from '../../../src/integrations/coolify/types'
import { VendorError } from '../../../src/integrations/vendor-error'
import type { InjectedFault } from '../../../src/sandbox/fault-injector'
import {
  openSandboxCoolify,
  type SandboxCoolifyFixture,
  sandboxCoolifyToken,
} from '../../sandbox/coolify/sandbox-coolify-fixture'

export const exampleResourceName = 'vrs-berger-1a2b3c4d'

export const openCoolifyClientFixture = async (adminDatabaseUrl?: string) => {
  const given = await openSandboxCoolify(adminDatabaseUrl ? { adminDatabaseUrl } : {})
  const calls: VendorCall[] = []
  const record = (call: VendorCall) => void calls.push(call)
  const client = openCoolifyClient({
    url: given.url,
    token: sandboxCoolifyToken,
    record,
    timeoutMs: 400,
  })
  return { ...given, given, calls, client }
}
export type CoolifyClientFixture = Awaited<ReturnType<typeof openCoolifyClientFixture>>

export const databaseSettings = (project: string, server: string) => ({
  name: exampleResourceName,
  project,
  server,
  user: 'site',
  password: 'correct-horse-battery',
  database: 'site',
})

export const applicationSettings = (
  project: string,
  server: string,
  changes: Partial<ApplicationSpec> = {},
): ApplicationSpec => ({
  name: exampleResourceName,
  project,
  server,
  domains: ['http://berger.vrs.localhost'],
  image: { name: 'ghcr.io/vrs/core', tag: '1.0.0' },
  healthPath: '/health',
  port: 8000,
  ...changes,
})

export const givenApplicationTarget = async (client: CoolifyClient) => {
  const [first] = await client.listServers()
  return { project: await client.ensureProject(exampleResourceName), server: first?.uuid ?? '' }
}

export const addCoolifyFault = (
  { faults }: SandboxCoolifyFixture | CoolifyClientFixture,
  change: Partial<InjectedFault> & Pick<InjectedFault, 'kind'>,
) => faults.add({ vendor: 'coolify', times: 1, ...change })

/** The details of the VendorError that the work must end in. */
export const coolifyErrorOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof VendorError) return error.details
  throw new Error(`expected a VendorError, found ${error}`)
}
