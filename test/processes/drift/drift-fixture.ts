import { domainStream, pluginStream, serverStream } from '../../../events/streams'
import { openStripeClient as openClient } from '../../../src/integrations/stripe/open-stripe-client'
import type { StripeClient } from '../../../src/integrations/stripe/stripe-client'
import { checkDrift } from '../../../src/processes/drift/check-drift'
import { driftJobs } from '../../../src/processes/drift/drift-jobs'
import { runJob } from '../../../src/processes/engine/run-job'
import { licensing } from '../../../src/processes/licensing/licensing'
import type { ActiveJob, JobData } from '../../../src/store/job-queue/job-queue'
import { appendProjectEvents, seedOrder } from '../../routes/support/seed-orders'
import {
  closeAll,
  openSandboxStripe,
  postForm,
  sandboxSecretKey,
  sandboxWebhookSecret,
} from '../../sandbox/stripe/sandbox-stripe-fixture'
import { appendEvents } from '../../support/append-events'
import { paymentConfirmed, provisioningReleased } from '../../support/project-events'
import { createProjectDriver } from '../support/project-driver'
import { openVendorFixture, type VendorFixture } from '../support/vendor-fixture'

const exampleOwner = {
  kind: 'organisation',
  name: 'Ada Berger',
  organisation: 'Berger GmbH',
  street: 'Hauptstr. 1',
  city: 'Köln',
  postalCode: '50667',
  country: 'DE',
  phone: '+49 221 123',
  email: 'ada@example.org',
} as const

const hour = 3_600_000

const openStripeClient = async () =>
  openClient({
    secretKey: sandboxSecretKey,
    webhookSecret: sandboxWebhookSecret,
    apiBase: (await openSandboxStripe()).url,
    record: () => undefined,
  })

const pluginVersion = {
  runtime: 'bun',
  version: '1.0.0',
  sha256: 'ab12',
  size: 1,
  manifest: '',
  minCore: '0.0.1',
  dependsOn: {},
  changelog: '',
  isStable: true,
  isBreaking: false,
} as const

/** All servers under the addresses that Coolify tells, and a plugin to be locked. */
const seedServersAndPlugin = async ({ sql, store, deps }: VendorFixture) => {
  const rows = await sql<
    { id: string; coolifyUuid: string }[]
  >`select id, coolify_uuid from servers`
  for (const { uuid, name, ipv4 } of await deps.coolify.listServers()) {
    const known = rows.find(({ coolifyUuid }) => coolifyUuid === uuid)
    await appendEvents(store, serverStream(known?.id ?? Bun.randomUUIDv7()), {
      type: 'ServerAdded',
      data: { name, ipv4, coolifyUuid: uuid, capacity: 20 },
    })
  }
  await appendEvents(store, pluginStream('kontakt'), {
    type: 'PluginVersionPublished',
    data: pluginVersion,
  })
}

const createPaidSessions = (stripe: StripeClient) => async (projectId: string) => {
  const { sessionId, url } = await stripe.ensureCheckout({
    key: `order:${projectId}:checkout:${Bun.randomUUIDv7()}`,
    projectId,
    attempt: 1,
    orderNumber: '2026-00001',
    amountCents: 5831,
    currency: 'EUR',
    description: 'Verzeichnis',
    successUrl: 'http://127.0.0.1:9/',
    cancelUrl: 'http://127.0.0.1:9/',
  })
  await postForm(`${url}/pay`)
  return (await stripe.getSession(sessionId)).paymentRef ?? ''
}

const createBootReports =
  ({ sql }: VendorFixture) =>
  (projectId: string, name: string) =>
    sql`
    insert into boot_reports (project_id, boot_id, accepted, core_version, healthy, plugins,
      migrations_run, errors, booted_in_ms)
    values (${projectId}, 'boot-1', true, '1.0.0', true,
      ${JSON.stringify([{ name, version: '1.0.0', sha256: 'ab12', state: 'active' }])}::text::jsonb,
      '[]', '[]', 900)`

/** All vendors' stand-ins, and projects that are live with nothing amiss. */
export const openDriftFixture = async () => {
  const fixture = await openVendorFixture()
  const drive = createProjectDriver(fixture)
  const { sql, store, deps } = fixture
  const stripe = await openStripeClient()
  Object.assign(deps, { stripe })
  await seedServersAndPlugin(fixture)
  const paidSession = createPaidSessions(stripe)
  const reports = createBootReports(fixture)
  return {
    ...fixture,
    drive,
    stripe,
    paidSession,
    reportBoot: reports,
    /** An order that is paid at Stripe and live. */
    createLiveProject: async (bought?: string) => {
      const domain = bought ? { domain: { kind: 'registered' as const, name: bought } } : {}
      const { id } = await seedOrder({ deps: fixture } as never, domain)
      await appendProjectEvents(
        { deps: fixture } as never,
        id,
        paymentConfirmed(5831, await paidSession(id)),
        provisioningReleased(),
      )
      await fixture.runJob(licensing, await fixture.claimJob(id, 'licensing'))
      const isLive = () => drive.hasEvent(id, 'ProjectWentLive')
      await drive.runUntil(id, isLive, 'provisioning', () => drive.reportBoot(id))
      await reports(id, 'kontakt')
      return id
    },
    /** A name at INWX that nobody ordered. */
    registerUnorderedDomain: async (name: string) => {
      const registrant = await deps.inwx.ensureContact(exampleOwner)
      await deps.inwx.ensureZone(name, [...deps.nameservers])
      const domainRequest = { domain: name, registrant, nameservers: [...deps.nameservers] }
      await deps.inwx.ensureRegistered(domainRequest)
      await Bun.sleep(150)
    },
    appendDomainEvents: (name: string, ...events: Parameters<typeof appendEvents>[2][]) =>
      appendEvents(store, domainStream(name), ...events),
    check: async () => {
      fixture.clock.offsetMs += 2 * hour
      const id = Bun.randomUUIDv7()
      await checkDrift(deps, { id, cause: 'ordered' })
      const [run] = await sql<
        { missing: unknown }[]
      >`select missing from drift_runs where id = ${id}`
      return run?.missing
    },
    /** Carries what was ordered about a finding. */
    runFixJob: async () => {
      const [job] = await sql<{ id: string; data: JobData; retryCount: number }[]>`
        update pgboss.job set state = 'active', started_on = now()
        where name = 'drift' and state < 'active' returning id, data, retry_count`
      if (!job) throw new Error('expected a job of the drift check, found none')
      const activeJob: ActiveJob = { id: job.id, queue: 'drift', retryCount: job.retryCount }
      await runJob(deps, driftJobs, activeJob, job.data)
    },
    close: async () => {
      await fixture.close()
      await closeAll()
    },
  }
}

export type DriftFixture = Awaited<ReturnType<typeof openDriftFixture>>
