import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { Hono } from 'hono'
import { HtmlValidate } from 'html-validate'
import { openDnsClient } from '../../../src/integrations/dns/dns-client'
import { openInwxClient } from '../../../src/integrations/inwx/inwx-client'
import { openMailClient } from '../../../src/integrations/smtp/mail-client'
import { openStripeClient } from '../../../src/integrations/stripe/open-stripe-client'
import { createSandboxConsole } from '../../../src/sandbox/console/sandbox-console'
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox'
import { exampleCheckout } from '../stripe/sandbox-stripe-fixture'

const dataDir = mkdtempSync(`${tmpdir()}/console-`)
let sandbox: Sandbox
let app: Hono

beforeAll(async () => {
  sandbox = await openSandbox({
    dataDir,
    publicUrl: 'http://127.0.0.1:9',
    sitesPort: 0,
    adminDatabaseUrl: 'postgres://nobody@127.0.0.1:9/none',
  })
  app = new Hono().route('/sandbox', createSandboxConsole(sandbox))
})

afterEach(() => sandbox.faults.clear())

afterAll(async () => {
  await sandbox.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const post = (path: string, body: object) =>
  app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const postForm = (path: string, fields: Record<string, string>) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields) })

const inwxFault = { vendor: 'inwx', method: 'nameserver.createRecord', kind: 'error500', times: 2 }

describe('the switches', () => {
  test('turn faults on, list them and clear them', async () => {
    expect((await post('/sandbox/faults', inwxFault)).status).toBe(204)
    expect(await (await app.request('/sandbox/faults')).json()).toEqual([inwxFault])
    expect((await app.request('/sandbox/faults', { method: 'DELETE' })).status).toBe(204)
    expect(sandbox.faults.list()).toEqual([])
  })

  test('turn faults on from a form, where empty fields say nothing', async () => {
    const fields = {
      vendor: 'smtp',
      kind: 'refuse',
      method: '',
      times: '1',
      status: '552',
      code: '',
    }
    const answer = await postForm('/sandbox/faults', fields)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/sandbox#stoerungen')
    expect(sandbox.faults.list()).toEqual([
      { vendor: 'smtp', kind: 'refuse', times: 1, status: 552 },
    ])
    expect((await postForm('/sandbox/faults/clearance', {})).status).toBe(303)
    expect(sandbox.faults.list()).toEqual([])
  })

  test('set the latency', async () => {
    const latency = { vendor: 'coolify', minMs: 0, maxMs: 0, perMinute: 0 }
    expect((await post('/sandbox/latency', latency)).status).toBe(204)
    expect(sandbox.latency('coolify')).toEqual({ minMs: 0, maxMs: 0, perMinute: 0 })
  })

  test('let a stranger take a domain, and set the balance', async () => {
    const change = { takenDomain: 'Müller-Bau.de', balanceCents: 100 }
    expect((await post('/sandbox/inwx', change)).status).toBe(204)
    expect((await sandbox.inventory()).inwx.balanceCents).toBe(100)
    const client = openInwxClient({ ...sandbox.settings.inwx, record: () => undefined })
    expect(await client.checkDomain('müller-bau.de')).toMatchObject({ available: false })
    const dns = openDnsClient({ network: sandbox.settings.dns, record: () => undefined })
    const old = ['ns1.old-provider.example', 'ns2.old-provider.example']
    expect(await dns.resolveNameservers('xn--mller-bau-q9a.de')).toEqual(old)
    const answer = await postForm('/sandbox/inwx', { balanceCents: '50000' })
    expect(answer.headers.get('location')).toBe('/sandbox#inwx')
    expect((await sandbox.inventory()).inwx.balanceCents).toBe(50_000)
    for (const [body, pointer] of [
      [{}, ''],
      [{ takenDomain: 'no domain' }, '/takenDomain'],
      [{ balanceCents: -1 }, '/balanceCents'],
    ] as const) {
      const refused = await post('/sandbox/inwx', body)
      expect(await refused.json()).toMatchObject({ status: 422, errors: [{ pointer }] })
    }
  })

  const servers = async () => (await sandbox.inventory()).coolify.servers

  test('switch a server off and on, by name from a program, by uuid from the page', async () => {
    const off = { server: 'hetzner-2', reachable: false }
    expect((await post('/sandbox/coolify', off)).status).toBe(204)
    const [, second] = await servers()
    expect(second).toMatchObject({ reachable: false, usable: false })
    expect(await (await app.request('/sandbox')).text()).toContain('hetzner-2 einschalten')
    const fields = { server: second?.uuid ?? '', reachable: 'true' }
    const answer = await postForm('/sandbox/coolify', fields)
    expect(answer.headers.get('location')).toBe('/sandbox#coolify')
    expect((await servers())[1]).toMatchObject({ reachable: true, usable: true })
  })

  test('let sites run without processes, and take it back', async () => {
    expect((await post('/sandbox/coolify', { light: true })).status).toBe(204)
    expect(sandbox.coolify.isSimulatingSites()).toBe(true)
    expect((await postForm('/sandbox/coolify', { light: 'false' })).status).toBe(303)
    expect(sandbox.coolify.isSimulatingSites()).toBe(false)
  })

  test('know no server but their own, and one switch at a time', async () => {
    const stranger = await post('/sandbox/coolify', { server: 'hetzner-9', reachable: false })
    expect(stranger.status).toBe(422)
    expect(await stranger.json()).toMatchObject({ errors: [{ pointer: '/server' }] })
    for (const body of [
      {},
      { light: 'yes' },
      { light: true, server: 'hetzner-1', reachable: true },
    ])
      expect((await post('/sandbox/coolify', body)).status).toBe(422)
  })

  test('refuse what they do not know, and say where', async () => {
    const wrong = [
      [{ ...inwxFault, vendor: 'hetzner' }, '/vendor'],
      [{ ...inwxFault, kind: 'fire' }, '/kind'],
      [{ ...inwxFault, times: 0 }, '/times'],
      [{ ...inwxFault, colour: 'red' }, ''],
    ] as const
    for (const [body, pointer] of wrong) {
      const answer = await post('/sandbox/faults', body)
      expect(answer.status).toBe(422)
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(await answer.json()).toMatchObject({ status: 422, errors: [{ pointer }] })
    }
    const inverted = await post('/sandbox/latency', { vendor: 'inwx', minMs: 9, maxMs: 1 })
    expect(await inverted.json()).toMatchObject({ errors: [{ pointer: '/maxMs' }] })
    const nonsense = { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }
    expect((await app.request('/sandbox/faults', nonsense)).status).toBe(422)
    expect(sandbox.faults.list()).toEqual([])
  })

  test('tell a person in the page what was wrong', async () => {
    const answer = await postForm('/sandbox/faults', { vendor: 'inwx', kind: 'down', times: 'x' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Das ließ sich nicht einstellen')
  })
})

test('the page shows mails, payments, calls and faults as valid HTML', async () => {
  const record = () => undefined
  const mail = openMailClient({ ...sandbox.settings.smtp, record })
  await mail.send({
    messageId: '<welcome@vrs.localhost>',
    to: 'ada@example.org',
    subject: 'Zugang <Berger>',
    text: 'Hier geht es weiter: http://localhost:3000/login?t=1.',
  })
  mail.close()
  const stripe = openStripeClient({ ...sandbox.settings.stripe, record })
  const { url } = await stripe.ensureCheckout(exampleCheckout)
  await fetch(`${url}/pay`, { method: 'POST', redirect: 'manual' })
  await post('/sandbox/faults', inwxFault)

  const html = await (await app.request('/sandbox')).text()
  expect(html).toContain('Zugang &lt;Berger&gt;')
  expect(html).toContain('<a href="http://localhost:3000/login?t=1">')
  expect(html).toContain('49,00\u00a0€')
  expect(html).toContain('<code>POST /checkout/sessions</code>')
  expect(html).toContain('vrs.localhost')
  const validator = new HtmlValidate({ extends: ['html-validate:standard'] })
  for (const page of [html, await (await fetch(url)).text()]) {
    const report = await validator.validateString(page)
    expect(report.results.flatMap(({ messages }) => messages)).toEqual([])
  }
  expect((await app.request('/sandbox/console.css')).headers.get('content-type')).toContain('css')
})

test('the inventory holds what every stand-in holds', async () => {
  const answer = await app.request('/sandbox/inventory')
  const inventory = (await answer.json()) as object
  expect(Object.keys(inventory)).toEqual(['inwx', 'coolify', 'stripe', 'mails', 'dnsPort'])
})
