import pino from 'pino'
import { readConfig } from '../src/config'
import { createApp } from '../src/main/app'
import { openCoreServices } from '../src/main/open-core-services'
import { openRouteDependencies } from '../src/main/open-route-dependencies'
import { createShutdown } from '../src/main/shutdown'
import { startHttpServer } from '../src/main/start-http-server'
import { openMetrics } from '../src/routes/operator/metrics'
import { openRuntimeDependencies } from '../src/routes/runtime/runtime-dependencies'
import { signAccessToken } from '../src/security/jws'
import { openUnreachableVendors } from '../test/support/unreachable-vendors'

/** What this process says once it listens: the address without checks, and a token for the other. */
export type ServerAnnouncement = { token: string; uncheckedPath: string }

const [projectId = '', sha256 = ''] = process.argv.slice(2)
const config = readConfig()
const closing = createShutdown()
const base = await openCoreServices(config, closing, { supervise: false, share: false })
const vendors = openUnreachableVendors(config)
closing.onClose(vendors.close)
const dependencies = await openRouteDependencies(
  config,
  base,
  vendors,
  async () => undefined,
  closing,
)
const runtimeDependencies = openRuntimeDependencies(dependencies)
closing.onClose(runtimeDependencies.close)
const { app } = await createApp({
  config,
  routeDependencies: dependencies,
  runtimeDependencies,
  sandbox: undefined,
  checks: async () => [],
  metrics: openMetrics(base.sql),
  limits: undefined,
  log: pino({ level: 'silent' }),
})

const uncheckedPath = '/bench/unchecked'
const { bytes } = await dependencies.vendorQueries.readArchive(sha256)
const headers = { 'content-type': 'application/zip', 'content-length': String(bytes.size) }
app.get(uncheckedPath, () => new Response(bytes, { headers }))

closing.onClose(startHttpServer(config, app))
process.on('SIGTERM', () => void closing.close().then(() => process.exit(0)))
const token = await signAccessToken({
  key: await base.keys.getCurrent('access'),
  issuer: config.publicUrl,
  projectId,
  now: new Date(),
  jti: Bun.randomUUIDv7(),
})
const announcement: ServerAnnouncement = { token, uncheckedPath }
console.log(JSON.stringify(announcement))
