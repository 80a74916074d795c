import { statfs } from 'node:fs/promises'
import type { Config } from '../config'
import type { OrderCatalogue } from '../domain/order/order-catalogue'
import type { CatalogueSnapshot } from '../routes/http/route-dependencies'
import type { ReadinessCheck, RunReadinessChecks } from '../routes/operator/health-routes'
import type { CoreServices } from './open-core-services'

const minFreeBytes = 200 * 1024 * 1024

const runCheck = async (
  name: string,
  work: () => Promise<string | undefined>,
): Promise<ReadinessCheck> => {
  try {
    const detail = await work()
    return { name, ok: detail === undefined, ...(detail ? { detail } : {}) }
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}

/** What keeps every bundle from being ordered; undefined where one can be. */
const describeMissingPlugins = ({ bundles, resolvablePlugins }: OrderCatalogue) => {
  if (bundles.length === 0) return 'expected a bundle on offer, found none'
  const missing = bundles.map(({ plugins }) =>
    plugins.filter((plugin) => !resolvablePlugins.has(plugin)),
  )
  if (missing.some((plugins) => plugins.length === 0)) return undefined
  const names = [...new Set(missing.flat())].toSorted().join(', ')
  return `expected current versions of all plugins of a bundle, found none of ${names}. vrs publish plugins stocks those whose source is here.`
}

/** Ready when an order would go live. */
export const createReadinessChecks =
  (
    { sql, keys, queue }: CoreServices,
    config: Config,
    stock: () => Promise<CatalogueSnapshot>,
  ): RunReadinessChecks =>
  () =>
    Promise.all([
      runCheck('database', async () => void (await sql`select 1`)),
      runCheck('migrations', async () => void (await sql`select 1 from migrations limit 1`)),
      runCheck('keys', async () => void (await keys.getCurrent('access'))),
      runCheck('queue', async () => void (await queue.boss.getQueues())),
      runCheck('disk', async () => {
        const { bavail, bsize } = await statfs(config.dataDir)
        return bavail * bsize > minFreeBytes ? undefined : `${bavail * bsize} bytes are free`
      }),
      runCheck('catalogue', async () => {
        const { offer } = await stock()
        return describeMissingPlugins(offer)
      }),
    ])
