import { domainStream, pluginStream, serverStream } from '../../../events/streams'
import {
  openStripe as openClient,
  type StripeClient,
} from '../../../src/integrations/stripe/stripe-client'
import { checkDrift } from '../../../src/processes/drift/check-drift'
import { runDriftJob } from '../../../src/processes/drift/drift-jobs'
import { licensing } from '../../../src/processes/licensing/licensing'
import type { HeldJob, JobData } from '../../../src/store/job-queue/job-queue'
import { happens, ordered } from '../../routes/support/seed-orders'
import {
  cleanUp,
  open,
  post,
  secretKey,
  webhookSecret,
} from '../../sandbox/stripe/sandbox-stripe-fixture'
import { happen } from '../../support/append-events'
import { paid, released } from '../../support/project-events'
import { driving } from '../support/project-driver'
import { givenVendors, type Vendors } from '../support/vendor-fixture'

const owner = {
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

const openMoney = async () =>
  openClient({
    secretKey,
    webhookSecret,
    apiBase: (await open()).url,
    record: () => undefined,
  })

const version = {
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
const settle = async ({ sql, store, tools }: Vendors) => {
  const rows = await sql<
    { id: string; coolifyUuid: string }[]
  >`select id, coolify_uuid from servers`
  for (const { uuid, name, ipv4 } of await tools.coolify.servers()) {
    const known = rows.find(({ coolifyUuid }) => coolifyUuid === uuid)
    await happen(store, serverStream(known?.id ?? Bun.randomUUIDv7()), {
      type: 'ServerAdded',
      data: { name, ipv4, coolifyUuid: uuid, capacity: 20 },
    })
  }
  await happen(store, pluginStream('kontakt'), { type: 'PluginVersionPublished', data: version })
}

const payingAt = (stripe: StripeClient) => async (projectId: string) => {
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
  await post(`${url}/pay`)
  return (await stripe.session(sessionId)).paymentRef ?? ''
}

const reportingTo =
  ({ sql }: Vendors) =>
  (projectId: string, name: string) =>
    sql`
    insert into boot_reports (project_id, boot_id, accepted, core_version, healthy, plugins,
      migrations_run, errors, booted_in_ms)
    values (${projectId}, 'boot-1', true, '1.0.0', true,
      ${JSON.stringify([{ name, version: '1.0.0', sha256: 'ab12', state: 'active' }])}::text::jsonb,
      '[]', '[]', 900)`

/** All vendors' stand-ins, and projects that are live with nothing amiss. */
export const givenDrift = async () => {
  const place = await givenVendors()
  const drive = driving(place)
  const { sql, store, tools } = place
  const stripe = await openMoney()
  Object.assign(tools, { stripe })
  await settle(place)
  const paidSession = payingAt(stripe)
  const reports = reportingTo(place)
  return {
    ...place,
    drive,
    stripe,
    paidSession,
    reports,
    /** An order that is paid at Stripe and live. */
    live: async (bought?: string) => {
      const domain = bought ? { domain: { kind: 'registered' as const, name: bought } } : {}
      const { id } = await ordered({ desk: place } as never, domain)
      await happens({ desk: place } as never, id, paid(5831, await paidSession(id)), released())
      await place.run(licensing, await place.take(id, 'licensing'))
      const isLive = () => drive.has(id, 'ProjectWentLive')
      await drive.until(id, isLive, 'provisioning', () => drive.boots(id))
      await reports(id, 'kontakt')
      return id
    },
    /** A name at INWX that nobody ordered. */
    registered: async (name: string) => {
      const registrant = await tools.inwx.ensureContact(owner)
      await tools.inwx.ensureZone(name, [...tools.nameservers])
      const wanted = { domain: name, registrant, nameservers: [...tools.nameservers] }
      await tools.inwx.ensureRegistered(wanted)
      await Bun.sleep(150)
    },
    onDomain: (name: string, ...events: Parameters<typeof happen>[2][]) =>
      happen(store, domainStream(name), ...events),
    check: async () => {
      place.clock.ahead += 2 * hour
      const id = Bun.randomUUIDv7()
      await checkDrift(tools, { id, cause: 'ordered' })
      const [run] = await sql<
        { missing: unknown }[]
      >`select missing from drift_runs where id = ${id}`
      return run?.missing
    },
    /** Carries what was ordered about a finding. */
    mends: async () => {
      const [job] = await sql<{ id: string; data: JobData; retryCount: number }[]>`
        update pgboss.job set state = 'active', started_on = now()
        where name = 'drift' and state < 'active' returning id, data, retry_count`
      if (!job) throw new Error('expected a job of the drift check, found none')
      const held: HeldJob = { id: job.id, queue: 'drift', retryCount: job.retryCount }
      await runDriftJob(tools, held, job.data)
    },
    close: async () => {
      await place.close()
      await cleanUp()
    },
  }
}

export type DriftPlace = Awaited<ReturnType<typeof givenDrift>>
