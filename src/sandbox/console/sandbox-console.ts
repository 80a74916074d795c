import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import type { VendorName } from '../fault-injector'
import type { Sandbox } from '../open-sandbox'
import { consoleCss } from './console-css'
import {
  asciiName,
  type InputError,
  isForm,
  newAtRegistrar,
  newFault,
  newHosting,
  newLatency,
  readInput,
} from './console-input'
import { ConsolePage } from './console-page'
import { unreadable } from './unprocessable-response'

const vendors: VendorName[] = ['inwx', 'coolify', 'stripe', 'smtp', 'dns']

const latenciesOf = (sandbox: Sandbox) =>
  Object.fromEntries(vendors.map((vendor) => [vendor, sandbox.latency(vendor)] as const)) as Record<
    VendorName,
    ReturnType<Sandbox['latency']>
  >

const page = async (sandbox: Sandbox, errors: InputError[] = []) =>
  `<!doctype html>${ConsolePage({
    inventory: await sandbox.inventory(),
    faults: sandbox.faults.list(),
    latencies: latenciesOf(sandbox),
    calls: sandbox.calls(),
    light: sandbox.coolify.isLight(),
    sitesPort: sandbox.settings.sites.port,
    errors,
  })}`

/** Browsers return to the page, programs get an empty answer. */
const done = (c: Context, section = 'stoerungen') =>
  isForm(c) ? c.redirect(`/sandbox#${section}`, 303) : c.body(null, 204)

const refuse = async (c: Context, sandbox: Sandbox, errors: InputError[]) =>
  isForm(c) ? c.html(await page(sandbox, errors), 422) : unreadable(c, errors)

const switchHosting = ({ coolify }: Sandbox, wish: z.infer<typeof newHosting>): InputError[] => {
  if ('light' in wish) {
    coolify.setLight(wish.light)
    return []
  }
  if (coolify.switchServer(wish.server, wish.reachable)) return []
  const message = `expected the uuid or name of a server, found ${wish.server}`
  return [{ pointer: '/server', code: 'UNKNOWN', message }]
}

/** The stand-ins' own page and switches, to be mounted at /sandbox. */
export const sandboxConsole = (sandbox: Sandbox): Hono => {
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })
  app.get('/', async (c) => c.html(await page(sandbox)))
  app.get('/console.css', (c) =>
    c.body(consoleCss, 200, { 'content-type': 'text/css; charset=utf-8' }),
  )
  app.get('/inventory', async (c) => c.json(await sandbox.inventory()))
  app.get('/faults', (c) => c.json(sandbox.faults.list()))
  app.post('/faults', async (c) => {
    const read = await readInput(c, newFault)
    if (!read.ok) return refuse(c, sandbox, read.errors)
    sandbox.faults.add(read.data)
    return done(c)
  })
  app.delete('/faults', (c) => {
    sandbox.faults.clear()
    return c.body(null, 204)
  })
  app.post('/faults/clearance', (c) => {
    sandbox.faults.clear()
    return done(c)
  })
  app.post('/coolify', async (c) => {
    const read = await readInput(c, newHosting)
    const errors = read.ok ? switchHosting(sandbox, read.data) : read.errors
    return errors.length > 0 ? refuse(c, sandbox, errors) : done(c, 'coolify')
  })
  app.post('/latency', async (c) => {
    const read = await readInput(c, newLatency)
    if (!read.ok) return refuse(c, sandbox, read.errors)
    const { vendor, ...latency } = read.data
    sandbox.setLatency(vendor, latency)
    return done(c)
  })
  app.post('/inwx', async (c) => {
    const read = await readInput(c, newAtRegistrar)
    if (!read.ok) return refuse(c, sandbox, read.errors)
    const { takenDomain, balanceCents, ...pace } = read.data
    sandbox.registrar.setPace(pace)
    if (takenDomain !== undefined) sandbox.registrar.giveAway(asciiName(takenDomain))
    if (balanceCents !== undefined) sandbox.registrar.setBalance(balanceCents)
    return done(c, 'inwx')
  })
  return app
}
