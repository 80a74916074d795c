import type { Sql } from '../projections/projection'
import { payCheckout, placeTestOrder, waitForOrderStatus } from '../test/support/order-client'
import type { ServiceProcess } from '../test/support/service-process'
import { startService } from '../test/support/service-process'
import type { Benchmark } from './benchmark'
import { atMost } from './benchmark'
import { median, quantile } from './run-load'

/** `from` and `to` in ms since 1970. */
type Span = { from: number; to: number }

/** The time in ms within the first span that none of the others covers; they may overlap. */
const measureUncoveredTime = ({ from, to }: Span, spans: readonly Span[]) => {
  let duration = 0
  let spanEnd = from
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    duration += Math.max(0, Math.min(span.from, to) - spanEnd)
    spanEnd = Math.max(spanEnd, span.to)
  }
  return duration + Math.max(0, to - spanEnd)
}

const getDuration = ({ from, to }: Span) => to - from

type EventTime = { type: string; at: string }

const findEventTime = (events: readonly EventTime[], type: string) => {
  const found = events.find((event) => event.type === type)
  if (!found) throw new Error(`expected ${type}, found ${events.map((event) => event.type)}`)
  return Date.parse(found.at)
}

/** Without mails, which are sent in parallel. */
const readVendorCalls = (sql: Sql, projectId: string) =>
  sql<{ from: number; ms: number }[]>`
    select extract(epoch from at)::float8 * 1000 as from, duration_ms as ms
    from vendor_calls where project_id = ${projectId} and vendor <> 'smtp'`

/** Time from the accepted webhook to the live site in ms, and our own share of it. */
const measureOwnShare = async (sql: Sql, projectId: string) => {
  const events = await sql<EventTime[]>`
    select type, at from history where stream = ${`project-${projectId}`} order by position`
  const [webhook] = await sql<{ ms: number }[]>`
    select extract(epoch from s.received_at)::float8 * 1000 as ms
    from stripe_events s join history h on h.causation_id = s.id
    where h.stream = ${`project-${projectId}`} and h.type = 'PaymentConfirmed'`
  if (!webhook) throw new Error(`expected the webhook that paid project ${projectId}, found none`)
  const deployment = {
    from: findEventTime(events, 'DeploymentStarted'),
    to: Math.max(
      findEventTime(events, 'DeploymentFinished'),
      findEventTime(events, 'RuntimeBooted'),
    ),
  }
  const calls = await readVendorCalls(sql, projectId)
  const provisioningSpan = { from: webhook.ms, to: findEventTime(events, 'ProjectWentLive') }
  const spans = calls.map(({ from, ms }) => ({ from, to: from + ms }))
  return {
    all: getDuration(provisioningSpan),
    deployment: getDuration(deployment),
    own: measureUncoveredTime(provisioningSpan, [...spans, deployment]),
  }
}

const provisionProject = async (service: ServiceProcess, slug: string) => {
  const order = await placeTestOrder(service, slug)
  await payCheckout(order)
  await waitForOrderStatus(service, order, 'active', 60_000)
  await Bun.sleep(100) // The call log is written in batches, after the calls.
  return measureOwnShare(service.sql(), order.projectId)
}

const measureProvisioning = async (service: ServiceProcess, projects: number) => {
  const shares: Awaited<ReturnType<typeof measureOwnShare>>[] = []
  for (let project = 0; project < projects; project += 1)
    shares.push(await provisionProject(service, `bench-${project}`))
  const ownShares = shares.map((share) => share.own)
  const ms = (values: readonly number[]) => `${median(values).toFixed(0)} ms`
  return {
    figures: [
      { name: 'webhook to live', value: ms(shares.map(({ all }) => all)) },
      {
        name: 'of it deploying and booting',
        value: ms(shares.map(({ deployment }) => deployment)),
      },
      atMost('our share, median', median(ownShares), 250, 'ms'),
      atMost('our share, p99', quantile(ownShares, 0.99), 1000, 'ms'),
    ],
    notes: [
      `${projects} projects one after the other, vendors answering at once, sites as real processes`,
      'our share: what passes while neither a vendor is asked nor a deployment runs',
    ],
  }
}

export const provisioningBenchmark: Benchmark = {
  title: 'P4 from payment to the live site',
  run: async (isQuick) => {
    const service = await startService({ env: { VRS_LOG: 'silent' } })
    try {
      return await measureProvisioning(service, isQuick ? 5 : 25)
    } finally {
      await service.stop()
      await service.close()
    }
  },
}
