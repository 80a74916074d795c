import pino from 'pino'
import { readConfig } from '../src/config'
import { openApp } from '../src/main/app'
import { openBase } from '../src/main/open-core-services'
import { openDesk } from '../src/main/open-route-dependencies'
import { openClosing } from '../src/main/shutdown'
import { listen } from '../src/main/start-http-server'
import { openMetrics } from '../src/routes/operator/metrics'
import { openRuntimeDesk } from '../src/routes/runtime/runtime-dependencies'
import { signAccess } from '../src/security/jws'
import { silentVendors } from '../test/support/unreachable-vendors'

/** What this process says once it listens: the address without checks, and a token for the other. */
export type Told = { token: string; unchecked: string }

const [projectId = '', sha256 = ''] = process.argv.slice(2)
const config = readConfig()
const closing = openClosing()
const base = await openBase(config, closing, { supervise: false, share: false })
const vendors = silentVendors(config)
closing.later(vendors.close)
const desk = await openDesk(config, base, vendors, async () => undefined, closing)
const runtimeDesk = openRuntimeDesk(desk)
closing.later(runtimeDesk.close)
const { app } = await openApp({
  config,
  desk,
  runtimeDesk,
  sandbox: undefined,
  checks: async () => [],
  metrics: openMetrics(base.sql),
  limits: undefined,
  log: pino({ level: 'silent' }),
})

const unchecked = '/bench/unchecked'
const { bytes } = await desk.questions.archive(sha256)
const headers = { 'content-type': 'application/zip', 'content-length': String(bytes.size) }
app.get(unchecked, () => new Response(bytes, { headers }))

closing.later(listen(config, app))
process.on('SIGTERM', () => void closing.close().then(() => process.exit(0)))
const token = await signAccess({
  key: await base.keys.current('access'),
  issuer: config.publicUrl,
  projectId,
  now: new Date(),
  jti: Bun.randomUUIDv7(),
})
const told: Told = { token, unchecked }
console.log(JSON.stringify(told))
