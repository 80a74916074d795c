import { openDnsClient } from '../../../src/integrations/dns/dns-client'
import { openInwxClient } from '../../../src/integrations/inwx/inwx-client'
import { jobDefinitions, jobsForEvent } from '../../../src/processes/all-processes'
import { scheduledTasks } from '../../../src/processes/all-scheduled-tasks'
import { startWorker } from '../../../src/processes/engine/worker'
import { openStoreAt } from '../../support/test-store'
import { createTestDependencies } from '../support/process-fixture'

// A worker of its own process, whose INWX never answers: it takes jobs and comes no further.
const [databaseUrl = '', inwxUrl = '', ...servers] = Bun.argv.slice(2)
const fixture = await openStoreAt(databaseUrl, { jobsOf: jobsForEvent, supervise: true })
const record = () => undefined
const inwx = openInwxClient({ url: inwxUrl, username: 'vrs', password: 'geheim', record })
const dns = openDnsClient({ servers, record })
const alert = async () => undefined
const deps = createTestDependencies(fixture, { inwx, dns, alert, now: () => new Date() })
await startWorker(
  deps,
  fixture.queue,
  { definitions: jobDefinitions, scheduledTasks },
  console.error,
)
