import { afterAll, beforeEach } from 'bun:test'
import type { VendorCall } from '../../../src/integrations/call-log'
import { openCoolifyClient } from '../../../src/integrations/coolify/coolify-client'
import type { ApplicationSpec } from '../../../src/integrations/coolify/types'
import type { InjectedFault } from '../../../src/sandbox/fault-injector'
import {
  openRestartable,
  openSandboxCoolify,
  sandboxCoolifyToken,
} from '../../sandbox/coolify/sandbox-coolify-fixture'

export const exampleResourceName = 'vrs-berger-1a2b3c4d'

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

type FixtureSettings = { adminDatabaseUrl?: string; timeoutMs?: number }

/** Only tests of answers that are never given need a `timeoutMs` of less than a busy machine takes. */
export const openCoolifyClientFixture = async ({
  adminDatabaseUrl,
  timeoutMs = 10_000,
}: FixtureSettings = {}) => {
  const given = await openSandboxCoolify(adminDatabaseUrl ? { adminDatabaseUrl } : {})
  const calls: VendorCall[] = []
  const record = (call: VendorCall) => void calls.push(call)
  const client = openCoolifyClient({
    url: given.url,
    token: sandboxCoolifyToken,
    record,
    timeoutMs,
  })
  /** Where an application is to be. */
  const ensureTarget = async () => {
    const [first] = await client.listServers()
    const project = await client.ensureProject(exampleResourceName)
    return { project, server: first?.uuid ?? '' }
  }
  return {
    ...given,
    calls,
    client,
    addFault: (change: Partial<InjectedFault> & Pick<InjectedFault, 'kind'>) =>
      given.faults.add({ vendor: 'coolify', times: 1, ...change }),
    ensureTarget,
    /** Everything of a project but its variables. */
    ensureResources: async (changes: Partial<ApplicationSpec> = {}) => {
      const { project, server } = await ensureTarget()
      const database = await client.ensureDatabase(databaseSettings(project, server))
      const settings = applicationSettings(project, server, changes)
      const application = await client.ensureApplication(settings)
      await client.ensureStorage(application, { name: 'data', mountPath: '/data' })
      return { project, server, database, application }
    },
  }
}

/** For a whole test file: a client at a Coolify that begins anew before each test. */
export const openClientForEachTest = async (settings: FixtureSettings = {}) => {
  const fixture = await openRestartable(() => openCoolifyClientFixture(settings))
  beforeEach(fixture.restart)
  afterAll(() => fixture.end())
  return fixture
}
