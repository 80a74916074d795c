import type { OrderHandle } from '../test/support/order-client'
import { placeTestOrder, signIn } from '../test/support/order-client'
import type { ServiceProcess } from '../test/support/service-process'
import { startService } from '../test/support/service-process'
import type { Benchmark, Figure } from './benchmark'
import { atMost } from './benchmark'
import { copyProject, rebuildAll } from './project-copies'
import { quantile, runLoad } from './run-load'

const maxP95Ms = 50
const maxGrowth = 2

const queries = {
  list: '',
  'by a word': '?search=muster-7',
  'by customer': '?search=Berger',
  'by status': '?status=live',
  'by type': '?type=business_directory',
} as const

type Place = { service: ServiceProcess; cookie: string }

const measureQuery = async ({ service, cookie }: Place, query: string, seconds: number) => {
  const load = () =>
    runLoad(1, seconds, async () => {
      const response = await fetch(`${service.url}/admin/projects${query}`, {
        headers: { cookie, 'accept-encoding': 'identity' },
      })
      const text = await response.text()
      if (response.status !== 200 || !text.includes('</html>'))
        throw new Error(`expected the list of projects, found ${response.status}`)
    })
  await load() // Warms it; generic plans begin after five runs.
  return quantile((await load()).latenciesMs, 0.95)
}

/** p95 of each query in ms, with so many projects. */
const measureSize = async (place: Place, order: OrderHandle, size: number, isQuick: boolean) => {
  const sql = place.service.sql()
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from projects`
  await copyProject(sql, order, size - (row?.count ?? 0))
  await rebuildAll(place.service.databaseUrl())
  await sql.unsafe('vacuum analyze')
  const found: Record<string, number> = {}
  for (const [name, query] of Object.entries(queries))
    found[name] = await measureQuery(place, query, isQuick ? 0.5 : 3)
  return found
}

const describeSizes = (sizes: readonly number[], measured: readonly Record<string, number>[]) =>
  Object.keys(queries).flatMap((name): Figure[] => {
    const p95 = measured.map((one) => one[name] ?? Number.NaN)
    const [smallest = Number.NaN, largest = Number.NaN] = [p95[0], p95.at(-1)]
    return [
      ...sizes.slice(0, -1).map((size, index) => ({
        name: `${name}: p95 at ${size}`,
        value: `${p95[index]?.toFixed(1)} ms`,
      })),
      atMost(`${name}: p95 at ${sizes.at(-1)}`, largest, maxP95Ms, 'ms'),
      atMost(`${name}: ${sizes.at(-1)} against ${sizes[0]}`, largest / smallest, maxGrowth, 'x'),
    ]
  })

export const projectListBenchmark: Benchmark = {
  title: 'P6 the list of projects, searched and filtered',
  run: async (isQuick) => {
    const service = await startService({ env: { VRS_ROLE: 'web', VRS_LOG: 'silent' } })
    try {
      const order = await placeTestOrder(service, 'muster', { payment: { method: 'invoice' } })
      const place = { service, cookie: await signIn(service, 'admin@vrs.localhost') }
      const sizes = isQuick ? [1_000, 10_000] : [1_000, 10_000, 100_000]
      const measured: Record<string, number>[] = []
      for (const [index, size] of sizes.entries()) {
        // Copies of copies would bear the same words: each size adds to the last with new ones.
        const first = index === 0 ? order : await placeNextOrder(service, index)
        measured.push(await measureSize(place, first, size, isQuick))
      }
      return {
        figures: describeSizes(sizes, measured),
        notes: ['one client; whole pages, from the request to their last byte'],
      }
    } finally {
      await service.stop()
      await service.close()
    }
  },
}

const placeNextOrder = (service: ServiceProcess, index: number) =>
  placeTestOrder(service, `muster${index}`, { payment: { method: 'invoice' } })
