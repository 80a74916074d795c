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

/** Printed as JSON once the server listens: the path without checks, and a token for the real one. */
export type ServerAnnouncement = { token: string; uncheckedPath: string }

const [projectId = '', sha256 = ''] = process.argv.slice(2)
const config = readConfig()
const shutdown = createShutdown()
const coreServices = await openCoreServices(config, shutdown, {
  supervise: false,
  share: false,
  onQueueError: console.error,
  onConnectionError: console.error,
})
const vendors = openUnreachableVendors(config)
shutdown.onClose(vendors.close)
const dependencies = await openRouteDependencies(
  config,
  coreServices,
  vendors,
  async () => undefined,
  shutdown,
)
const runtimeDependencies = openRuntimeDependencies(dependencies)
shutdown.onClose(runtimeDependencies.close)
const { app } = await createApp({
  config,
  routeDependencies: dependencies,
  runtimeDependencies,
  sandbox: undefined,
  checks: async () => [],
  metrics: openMetrics(coreServices.sql),
  limits: undefined,
  log: pino({ level: 'silent' }),
})

const uncheckedPath = '/bench/unchecked'
const { bytes } = await dependencies.vendorQueries.readArchive(sha256)
const headers = { 'content-type': 'application/zip', 'content-length': String(bytes.size) }
app.get(uncheckedPath, () => new Response(bytes, { headers }))

shutdown.onClose(startHttpServer(config, app))
process.on('SIGTERM', () => void shutdown.close().then(() => process.exit(0)))
const token = await signAccessToken({
  key: await coreServices.keys.getCurrent('access'),
  issuer: config.publicUrl,
  projectId,
  now: new Date(),
  jti: Bun.randomUUIDv7(),
})
const announcement: ServerAnnouncement = { token, uncheckedPath }
console.log(JSON.stringify(announcement))
