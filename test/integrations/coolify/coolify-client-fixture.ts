import type { VendorCall } from '../../../src/integrations/call-context'
import { openCoolifyClient } from '../../../src/integrations/coolify/coolify-client'
import type { Coolify, WantedApplication } from '../../../src/integrations/coolify/types'
import { VendorError } from '../../../src/integrations/vendor-error'
import type { Fault } from '../../../src/sandbox/fault-injector'
import { type Given, openGiven, token } from '../../sandbox/coolify/sandbox-coolify-fixture'

export const name = 'vrs-berger-1a2b3c4d'

export const openBoth = async (adminDatabaseUrl?: string) => {
  const given = await openGiven(adminDatabaseUrl ? { adminDatabaseUrl } : {})
  const calls: VendorCall[] = []
  const record = (call: VendorCall) => void calls.push(call)
  const client = openCoolifyClient({ url: given.url, token, record, timeoutMs: 400 })
  return { ...given, given, calls, client }
}
export type Both = Awaited<ReturnType<typeof openBoth>>

export const databaseWanted = (project: string, server: string) => ({
  name,
  project,
  server,
  user: 'site',
  password: 'correct-horse-battery',
  database: 'site',
})

export const applicationWanted = (
  project: string,
  server: string,
  changes: Partial<WantedApplication> = {},
): WantedApplication => ({
  name,
  project,
  server,
  domains: ['http://berger.vrs.localhost'],
  image: { name: 'ghcr.io/vrs/core', tag: '1.0.0' },
  healthPath: '/health',
  port: 8000,
  ...changes,
})

export const placeOf = async (client: Coolify) => {
  const [first] = await client.servers()
  return { project: await client.ensureProject(name), server: first?.uuid ?? '' }
}

export const fail = ({ faults }: Given | Both, fault: Partial<Fault> & Pick<Fault, 'kind'>) =>
  faults.add({ vendor: 'coolify', times: 1, ...fault })

/** The details of the VendorError that the work must end in. */
export const failureOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof VendorError) return error.details
  throw new Error(`expected a VendorError, found ${error}`)
}
