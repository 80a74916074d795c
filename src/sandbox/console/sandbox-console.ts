import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { type VendorName, vendors } from '../fault-injector'
import type { Sandbox } from '../open-sandbox'
import { consoleCss } from './console-css'
import {
  faultInput,
  hostingInput,
  type InputError,
  isFormRequest,
  latencyInput,
  paymentInput,
  readInput,
  registrarInput,
  toAsciiDomain,
} from './console-input'
import { ConsolePage } from './console-page'

const collectLatencies = (sandbox: Sandbox) =>
  Object.fromEntries(vendors.map((vendor) => [vendor, sandbox.latency(vendor)] as const)) as Record<
    VendorName,
    ReturnType<Sandbox['latency']>
  >

const renderPage = async (sandbox: Sandbox, errors: InputError[] = []) =>
  `<!doctype html>${ConsolePage({
    inventory: await sandbox.inventory(),
    faults: sandbox.faults.list(),
    latencies: collectLatencies(sandbox),
    calls: sandbox.listRecordedCalls(),
    isSimulatingSites: sandbox.coolify.isSimulatingSites(),
    sitesPort: sandbox.settings.sites.port,
    errors,
  })}`

/** Redirects browsers to the page; programs get an empty answer. */
const respondDone = (c: Context, section = 'stoerungen') =>
  isFormRequest(c) ? c.redirect(`/sandbox#${section}`, 303) : c.body(null, 204)

/** RFC 9457 for programs. */
const respondUnprocessable = (c: Context, errors: InputError[]) =>
  c.body(
    JSON.stringify({
      type: 'about:blank',
      title: 'Unprocessable content',
      status: 422,
      detail: `expected a body that the sandbox understands, found ${errors.length} fault(s)`,
      code: 'INVALID',
      requestId: (c.var as { requestId?: string }).requestId ?? crypto.randomUUID(),
      errors,
    }),
    422,
    { 'content-type': 'application/problem+json' },
  )

const respondInvalid = async (c: Context, sandbox: Sandbox, errors: InputError[]) =>
  isFormRequest(c)
    ? c.html(await renderPage(sandbox, errors), 422)
    : respondUnprocessable(c, errors)

const applyHostingInput = (
  { coolify }: Sandbox,
  input: z.infer<typeof hostingInput>,
): InputError[] => {
  if ('light' in input) {
    coolify.setSiteSimulation(input.light)
    return []
  }
  if (coolify.setServerReachable(input.server, input.reachable)) return []
  const message = `expected the uuid or name of a server, found ${input.server}`
  return [{ pointer: '/server', code: 'UNKNOWN', message }]
}

/** The stand-ins' page and switches, mounted at /sandbox. */
export const createSandboxConsole = (sandbox: Sandbox): Hono => {
  const app = new Hono()
  app.get('/', async (c) => c.html(await renderPage(sandbox)))
  app.get('/console.css', (c) =>
    c.body(consoleCss, 200, { 'content-type': 'text/css; charset=utf-8' }),
  )
  app.get('/inventory', async (c) => c.json(await sandbox.inventory()))
  app.get('/faults', (c) => c.json(sandbox.faults.list()))
  app.post('/faults', async (c) => {
    const read = await readInput(c, faultInput)
    if (!read.ok) return respondInvalid(c, sandbox, read.errors)
    sandbox.faults.add(read.data)
    return respondDone(c)
  })
  app.delete('/faults', (c) => {
    sandbox.faults.clear()
    return c.body(null, 204)
  })
  app.post('/faults/clearance', (c) => {
    sandbox.faults.clear()
    return respondDone(c)
  })
  app.post('/coolify', async (c) => {
    const read = await readInput(c, hostingInput)
    const errors = read.ok ? applyHostingInput(sandbox, read.data) : read.errors
    return errors.length > 0 ? respondInvalid(c, sandbox, errors) : respondDone(c, 'coolify')
  })
  app.post('/latency', async (c) => {
    const read = await readInput(c, latencyInput)
    if (!read.ok) return respondInvalid(c, sandbox, read.errors)
    const { vendor, ...latency } = read.data
    sandbox.setLatency(vendor, latency)
    return respondDone(c)
  })
  app.post('/stripe', async (c) => {
    const read = await readInput(c, paymentInput)
    if (!read.ok) return respondInvalid(c, sandbox, read.errors)
    if (sandbox.payments.act(read.data.session, read.data.act)) return respondDone(c, 'stripe')
    const message = `expected the id of a paid session, found ${read.data.session}`
    return respondInvalid(c, sandbox, [{ pointer: '/session', code: 'UNKNOWN', message }])
  })
  app.post('/inwx', async (c) => {
    const read = await readInput(c, registrarInput)
    if (!read.ok) return respondInvalid(c, sandbox, read.errors)
    const { takenDomain, balanceCents, ...delays } = read.data
    sandbox.registrar.setRegistryDelays(delays)
    if (takenDomain !== undefined) sandbox.registrar.registerElsewhere(toAsciiDomain(takenDomain))
    if (balanceCents !== undefined) sandbox.registrar.setBalance(balanceCents)
    return respondDone(c, 'inwx')
  })
  return app
}
