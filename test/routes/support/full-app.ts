import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import type { Config } from '../../../src/config'
import { readConfig } from '../../../src/config'
import { openApp } from '../../../src/main/app'
import { openBase } from '../../../src/main/open-core-services'
import { openLimits } from '../../../src/main/open-request-limits'
import { openDesk } from '../../../src/main/open-route-dependencies'
import type { Vendors } from '../../../src/main/open-vendor-clients'
import { seedCatalogue } from '../../../src/main/seed/seed-catalogue'
import { seedPlugins } from '../../../src/main/seed/seed-plugins'
import { openClosing } from '../../../src/main/shutdown'
import { openMetrics } from '../../../src/routes/operator/metrics'
import { openRuntimeDesk } from '../../../src/routes/runtime/runtime-dependencies'
import { startPostgres } from '../../support/test-postgres'
import { silentVendors } from '../../support/unreachable-vendors'

export type WholeVendors = Vendors

/** All routes as main puts them together, live, over a real socket and a real database. */
export const openWhole = async (
  settings: Partial<Config> = {},
  vendors: Partial<WholeVendors> = {},
) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vrs-whole-'))
  const closing = openClosing()
  closing.later(() => rmSync(dataDir, { recursive: true, force: true }))
  const postgres = await startPostgres()
  closing.later(postgres.stop)
  const config: Config = {
    ...readConfig({ VRS_DATA_DIR: dataDir, DATABASE_URL: postgres.url }),
    ...settings,
  }
  const base = await openBase(config, closing, { supervise: false, share: false })
  await base.keys.ensure(['access', 'license', 'publisher'])
  await Promise.all([seedCatalogue(base.store, 'sandbox'), seedPlugins(base)])
  const silent = silentVendors(config)
  closing.later(silent.close)
  const outside = { ...silent, ...vendors }
  const desk = await openDesk(config, base, outside, async () => undefined, closing)
  const runtimeDesk = openRuntimeDesk(desk)
  closing.later(runtimeDesk.close)
  const lines: Record<string, unknown>[] = []
  const log = pino({ level: 'info' }, { write: (line) => void lines.push(JSON.parse(line)) })
  const { app, named } = await openApp({
    config,
    desk,
    runtimeDesk,
    sandbox: undefined,
    checks: async () => [{ name: 'database', ok: true }],
    metrics: openMetrics(base.sql),
    limits: openLimits(config, postgres.url, desk, closing),
    log,
  })
  const server = Bun.serve({ port: 0, hostname: '127.0.0.1', idleTimeout: 0, fetch: app.fetch })
  closing.later(() => server.stop(true))
  return { url: `http://127.0.0.1:${server.port}`, desk, named, lines, close: closing.close }
}
