import { projectStream } from '../events/streams'
import { copyHistory } from '../test/support/copied-histories'
import { type OrderHandle, placeTestOrder, signIn } from '../test/support/order-client'
import type { ServiceProcess } from '../test/support/service-process'
import { startService, waitUntil } from '../test/support/service-process'
import type { Benchmark } from './benchmark'
import { atMost } from './benchmark'
import { quantile, runAlternately, runLoad } from './run-load'

const eventsInAll = 200_000
const maxP95Ms = 60
const clients = 1

type Place = { service: ServiceProcess; order: OrderHandle; cookie: string }

/** A service with one project, the oldest of all, whose customer pays by invoice later. */
const openPlace = async (): Promise<Place> => {
  const service = await startService({ env: { VRS_ROLE: 'web', VRS_LOG: 'silent' } })
  const order = await placeTestOrder(service, 'oldest', { payment: { method: 'invoice' } })
  return { service, order, cookie: await signIn(service, 'admin@vrs.localhost') }
}

const countEvents = async ({ service }: Place) => {
  const [row] = await service.sql()<{ count: number }[]>`
    select count(*)::int as count from emt_messages`
  return row?.count ?? 0
}

/** Histories of other orders, each as long as that of this one. */
const fillHistory = async (place: Place, events: number) => {
  const sql = place.service.sql()
  const stream = projectStream(place.order.projectId)
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from emt_messages where stream_id = ${stream}`
  await copyHistory(
    sql,
    stream,
    Math.ceil((events - (await countEvents(place))) / (row?.count ?? 1)),
  )
}

const readPage = async ({ service, order, cookie }: Place, query: string) => {
  const answer = await fetch(`${service.url}/admin/projects/${order.projectId}${query}`, {
    headers: { cookie },
    redirect: 'manual',
  })
  const text = await answer.text()
  if (answer.status !== 200 || !text.includes(order.orderNumber))
    throw new Error(`expected the page of order ${order.orderNumber}, found ${answer.status}`)
}

const measurePages = async (places: { large: Place; small: Place }, isQuick: boolean) => {
  const seconds = isQuick ? 1 : 3
  const load = (place: Place, query: string) => () =>
    runLoad(clients, seconds, () => readPage(place, query))
  const figures = []
  for (const [name, query] of [
    ['page', ''],
    ['history', '?tab=history'],
  ] as const) {
    const [ours, baseline] = [load(places.large, query), load(places.small, query)]
    await runAlternately(1, ours, baseline) // Warms both; generic plans begin after five runs.
    const result = await runAlternately(isQuick ? 2 : 4, ours, baseline)
    figures.push(
      { name: `${name}/s`, value: result.ours.toFixed(0) },
      { name: `${name}/s, hardly any events`, value: result.baseline.toFixed(0) },
      { name: `${name}: ratio`, value: result.ratio.toFixed(2) },
      { name: `${name}: p50`, value: `${quantile(result.ms, 0.5).toFixed(1)} ms` },
      atMost(`${name}: p95`, quantile(result.ms, 0.95), maxP95Ms, 'ms'),
    )
  }
  return figures
}

export const projectPageBenchmark: Benchmark = {
  title: 'P10 the page of the oldest project',
  run: async (isQuick) => {
    const small = await openPlace()
    const large = await openPlace()
    try {
      await fillHistory(large, eventsInAll)
      await waitUntil('all events', async () => (await countEvents(large)) >= eventsInAll)
      const figures = await measurePages({ large, small }, isQuick)
      const counts = [await countEvents(large), await countEvents(small)]
      return {
        figures,
        notes: [`one client; ${counts.join(' events against ')} events, in turn`],
      }
    } finally {
      for (const { service } of [small, large]) {
        await service.stop()
        await service.close()
      }
    }
  },
}
