import type { Sql } from '../projections/projection'
import { payCheckout, placeTestOrder, waitForOrderStatus } from '../test/support/order-client'
import type { ServiceProcess } from '../test/support/service-process'
import { startService } from '../test/support/service-process'
import type { Benchmark } from './benchmark'
import { atMost } from './benchmark'
import { median, quantile } from './run-load'

/** From and to in ms since 1970. */
type Span = { from: number; to: number }

/** What passed while none of these spans was under way; where two overlap, it counts once. */
const timeOutsideSpans = ({ from, to }: Span, spans: readonly Span[]) => {
  let passed = 0
  let at = from
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    passed += Math.max(0, Math.min(span.from, to) - at)
    at = Math.max(at, span.to)
  }
  return passed + Math.max(0, to - at)
}

const durationOf = ({ from, to }: Span) => to - from

type EventTime = { type: string; at: string }

const timeOf = (moments: readonly EventTime[], type: string) => {
  const found = moments.find((moment) => moment.type === type)
  if (!found) throw new Error(`expected ${type}, found ${moments.map((one) => one.type)}`)
  return Date.parse(found.at)
}

/** Mails go out beside the way and are no part of it. */
const readVendorCalls = (sql: Sql, projectId: string) =>
  sql<{ from: number; ms: number }[]>`
    select extract(epoch from at)::float8 * 1000 as from, duration_ms as ms
    from vendor_calls where project_id = ${projectId} and vendor <> 'smtp'`

/** Our own share of the way from the accepted webhook to the live site, in ms. */
const measureOwnShare = async (sql: Sql, projectId: string) => {
  const moments = await sql<EventTime[]>`
    select type, at from history where stream = ${`project-${projectId}`} order by position`
  const [webhook] = await sql<{ ms: number }[]>`
    select extract(epoch from s.received_at)::float8 * 1000 as ms
    from stripe_events s join history h on h.causation_id = s.id
    where h.stream = ${`project-${projectId}`} and h.type = 'PaymentConfirmed'`
  if (!webhook) throw new Error(`expected the webhook that paid project ${projectId}, found none`)
  const deployment = {
    from: timeOf(moments, 'DeploymentStarted'),
    to: Math.max(timeOf(moments, 'DeploymentFinished'), timeOf(moments, 'RuntimeBooted')),
  }
  const calls = await readVendorCalls(sql, projectId)
  const way = { from: webhook.ms, to: timeOf(moments, 'ProjectWentLive') }
  const spans = calls.map(({ from, ms }) => ({ from, to: from + ms }))
  return {
    all: durationOf(way),
    deployment: durationOf(deployment),
    own: timeOutsideSpans(way, [...spans, deployment]),
  }
}

const provisionProject = async (service: ServiceProcess, slug: string) => {
  const order = await placeTestOrder(service, slug)
  await payCheckout(order)
  await waitForOrderStatus(service, order, 'active', 60_000)
  await Bun.sleep(100) // The call log is written in batches, beside the work.
  return measureOwnShare(service.sql(), order.projectId)
}

const measureProvisioning = async (service: ServiceProcess, projects: number) => {
  const shares: Awaited<ReturnType<typeof measureOwnShare>>[] = []
  for (let project = 0; project < projects; project += 1)
    shares.push(await provisionProject(service, `bench-${project}`))
  const own = shares.map((share) => share.own)
  const ms = (values: readonly number[]) => `${median(values).toFixed(0)} ms`
  return {
    figures: [
      { what: 'webhook to live', found: ms(shares.map(({ all }) => all)) },
      {
        what: 'of it deploying and booting',
        found: ms(shares.map(({ deployment }) => deployment)),
      },
      atMost('our share, median', median(own), 250, 'ms'),
      atMost('our share, p99', quantile(own, 0.99), 1000, 'ms'),
    ],
    notes: [
      `${projects} projects one after the other, vendors answering at once, sites as real processes`,
      'our share: what passes while neither a vendor is asked nor a deployment runs',
    ],
  }
}

export const provisioningBenchmark: Benchmark = {
  title: 'P4 from payment to the live site',
  run: async (hurried) => {
    const service = await startService({ env: { VRS_LOG: 'silent' } })
    try {
      return await measureProvisioning(service, hurried ? 5 : 25)
    } finally {
      await service.stop()
      await service.close()
    }
  },
}
