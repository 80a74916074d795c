import type { RouteDependencies } from '../../http/route-dependencies'

/** How often a project was given a version since the last time we wrote. */
type DownloadCount = { plugin: string; version: string; projectId: string; count: number }
type DownloadKey = Omit<DownloadCount, 'count'>

export type DownloadCounter = {
  add(delivery: DownloadKey): void
  /** Writes what is not written yet. */
  flush(): Promise<void>
}

const flushIntervalMs = 1000

/** One statement for all of them; their order keeps two instances from waiting for each other. */
const writeCounts = (
  { sql, now }: Pick<RouteDependencies, 'sql' | 'now'>,
  counts: readonly DownloadCount[],
) =>
  sql`insert into downloads (plugin, version, project_id, count, last_at)
    select plugin, version, project_id, count, ${now().toISOString()}::timestamptz
    from unnest(
      ${counts.map(({ plugin }) => plugin)}::text[], ${counts.map(({ version }) => version)}::text[],
      ${counts.map(({ projectId }) => projectId)}::text[], ${counts.map(({ count }) => count)}::int[]
    ) t(plugin, version, project_id, count)
    order by plugin, version, project_id
    on conflict (plugin, version, project_id) do update
      set count = downloads.count + excluded.count, last_at = excluded.last_at`

/** Counts downloads in memory and writes them once a second; what cannot be written waits. */
export const openDownloadCounter = (
  deps: Pick<RouteDependencies, 'sql' | 'now'>,
): DownloadCounter => {
  let counts = new Map<string, DownloadCount>()
  let timer: Timer | undefined
  let writing: Promise<void> = Promise.resolve()

  const put = (delivery: DownloadKey, count: number) => {
    const key = `${delivery.plugin} ${delivery.version} ${delivery.projectId}`
    const entry = counts.get(key)
    if (entry) entry.count += count
    else counts.set(key, { ...delivery, count })
    timer ??= setTimeout(() => void flush().catch(() => undefined), flushIntervalMs).unref()
  }

  const once = async () => {
    const due = [...counts.values()]
    counts = new Map()
    if (due.length === 0) return
    try {
      await writeCounts(deps, due)
    } catch (error) {
      for (const { count, ...delivery } of due) put(delivery, count)
      throw error
    }
  }

  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    writing = writing.catch(() => undefined).then(once)
    return writing
  }

  return { add: (delivery) => put(delivery, 1), flush }
}
