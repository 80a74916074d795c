import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import type { Config } from '../../../src/config'
import { readConfig } from '../../../src/config'
import { createApp } from '../../../src/main/app'
import { openCoreServices } from '../../../src/main/open-core-services'
import { openRequestLimits } from '../../../src/main/open-request-limits'
import { openRouteDependencies } from '../../../src/main/open-route-dependencies'
import type { VendorClients } from '../../../src/main/open-vendor-clients'
import { seedCatalogue } from '../../../src/main/seed/seed-catalogue'
import { seedPlugins } from '../../../src/main/seed/seed-plugins'
import { createShutdown } from '../../../src/main/shutdown'
import { openMetrics } from '../../../src/routes/operator/metrics'
import { openRuntimeDependencies } from '../../../src/routes/runtime/runtime-dependencies'
import { startMigratedDatabase } from '../../support/test-postgres'
import { openUnreachableVendors } from '../../support/unreachable-vendors'
import type { OpenApiJson } from '../docs/openapi-operations'
import { createDocumentedFetch } from './check-documented'

export type FullAppVendors = VendorClients

/** All routes as main puts them together, live, over a real socket and a real database. */
export const openFullApp = async (
  settings: Partial<Config> = {},
  vendors: Partial<FullAppVendors> = {},
) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vrs-whole-'))
  const closing = createShutdown()
  closing.onClose(() => rmSync(dataDir, { recursive: true, force: true }))
  const postgres = await startMigratedDatabase()
  closing.onClose(postgres.stop)
  const config: Config = {
    ...readConfig({ VRS_DATA_DIR: dataDir, DATABASE_URL: postgres.url }),
    ...settings,
  }
  const base = await openCoreServices(config, closing, {
    supervise: false,
    share: false,
    onQueueError: () => undefined,
    onConnectionError: () => undefined,
  })
  await base.keys.ensure(['access', 'license', 'publisher'])
  await Promise.all([seedCatalogue(base.store, 'sandbox'), seedPlugins(base)])
  const silent = openUnreachableVendors(config)
  closing.onClose(silent.close)
  const outside = { ...silent, ...vendors }
  const deps = await openRouteDependencies(config, base, outside, async () => undefined, closing)
  const runtimeDesk = openRuntimeDependencies(deps)
  closing.onClose(runtimeDesk.close)
  const lines: Record<string, unknown>[] = []
  const log = pino({ level: 'info' }, { write: (line) => void lines.push(JSON.parse(line)) })
  const { app, namedRoutes } = createApp({
    config,
    routeDependencies: deps,
    runtimeDependencies: runtimeDesk,
    sandbox: undefined,
    checks: async () => [{ name: 'database', ok: true }],
    metrics: openMetrics(base.sql),
    limits: openRequestLimits(config, { databaseUrl: postgres.url }, deps, log, closing),
    log,
  })
  const description = await app.request('http://localhost/openapi.json')
  const documented = createDocumentedFetch(app.fetch, (await description.json()) as OpenApiJson)
  const { fetch } = documented
  const server = Bun.serve({ port: 0, hostname: '127.0.0.1', idleTimeout: 0, fetch })
  closing.onClose(() => server.stop(true))
  return {
    url: `http://127.0.0.1:${server.port}`,
    deps,
    named: namedRoutes,
    lines,
    close: async () => {
      await closing.close()
      documented.assertNone()
    },
  }
}

/** As it runs behind proxies, with its limits of requests. */
export const openLimitedApp = () =>
  openFullApp({
    mode: 'live',
    rateLimits: true,
    trustedProxies: ['127.0.0.0/8', '10.0.0.0/8'],
  })
