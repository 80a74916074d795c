import { statfs } from 'node:fs/promises'
import type { Config } from '../config'
import type { Stock } from '../routes/http/route-dependencies'
import type { Check, Checks } from '../routes/operator/health-routes'
import type { Base } from './open-core-services'

const leastFreeBytes = 200 * 1024 * 1024

const check = async (name: string, work: () => Promise<string | undefined>): Promise<Check> => {
  try {
    const detail = await work()
    return { name, ok: detail === undefined, ...(detail ? { detail } : {}) }
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}

/** Ready when an order would go live. */
export const readyChecks =
  ({ sql, keys, queue }: Base, config: Config, stock: () => Promise<Stock>): Checks =>
  () =>
    Promise.all([
      check('database', async () => void (await sql`select 1`)),
      check('migrations', async () => void (await sql`select 1 from migrations limit 1`)),
      check('keys', async () => void (await keys.current('access'))),
      check('queue', async () => void (await queue.boss.getQueues())),
      check('disk', async () => {
        const { bavail, bsize } = await statfs(config.dataDir)
        return bavail * bsize > leastFreeBytes ? undefined : `${bavail * bsize} bytes are free`
      }),
      check('catalogue', async () => {
        const { offer } = await stock()
        const isWhole = (bundle: { plugins: readonly string[] }) =>
          bundle.plugins.every((plugin) => offer.resolvable.has(plugin))
        return offer.bundles.some(isWhole) ? undefined : 'no bundle resolves to exact versions'
      }),
    ])
