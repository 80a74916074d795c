import type { Metric } from 'prom-client'

/** `route` is the pattern, never the path. */
export type RequestMeasurement = { method: string; route: string; status: number; seconds: number }

const name = 'http_request_duration_seconds'
const help = 'Time until an answer began, by route pattern.'
const buckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** `counts[i]`: the requests of the bucket `i` alone; those above the last bucket are in none. */
type Series = { labels: Record<string, string>; count: number; sum: number; counts: number[] }

const listValues = ({ labels, count, sum, counts }: Series) => {
  let below = 0
  const rows = buckets.map((le, index) => {
    below += counts[index] ?? 0
    return { metricName: `${name}_bucket`, labels: { ...labels, le: String(le) }, value: below }
  })
  return [
    ...rows,
    { metricName: `${name}_bucket`, labels: { ...labels, le: '+Inf' }, value: count },
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: count },
  ]
}

/**
 * A histogram that is cheap to observe: prom-client's own checks and sorts the labels of each value,
 * which took more of a request than our routes do. It is read by prom-client's registry.
 */
export const createRequestDurations = () => {
  const seriesByKey = new Map<string, Series>()
  const openSeries = ({ method, route, status }: RequestMeasurement) => {
    const key = `${method} ${status} ${route}`
    const known = seriesByKey.get(key)
    if (known) return known
    const labels = { method, route, status: String(status) }
    const series = { labels, count: 0, sum: 0, counts: buckets.map(() => 0) }
    seriesByKey.set(key, series)
    return series
  }
  const read = async () => ({
    name,
    help,
    type: 'histogram',
    aggregator: 'sum',
    values: [...seriesByKey.values()].flatMap(listValues),
  })
  return {
    observe: (measured: RequestMeasurement): void => {
      const series = openSeries(measured)
      const bucket = buckets.findIndex((limit) => measured.seconds <= limit)
      series.count += 1
      series.sum += measured.seconds
      if (bucket >= 0) series.counts[bucket] = (series.counts[bucket] ?? 0) + 1
    },
    metric: {
      name,
      get: read,
      getForPromString: read,
      reset: () => seriesByKey.clear(),
    } as unknown as Metric<string>,
  }
}
