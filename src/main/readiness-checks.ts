import { statfs } from 'node:fs/promises'
import type { Config } from '../config'
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
        const isWhole = (bundle: { plugins: readonly string[] }) =>
          bundle.plugins.every((plugin) => offer.resolvablePlugins.has(plugin))
        return offer.bundles.some(isWhole) ? undefined : 'no bundle resolves to exact versions'
      }),
    ])
