import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { serverStream } from '../../../../events/streams'
import { appendEvents } from '../../../support/append-events'
import { type AdminApp, openAdminApp } from '../../support/admin-app'
import { type FormBrowser, signInAs } from '../../support/form-browser'

let fixture: AdminApp
let admin: FormBrowser

beforeAll(async () => {
  fixture = await openAdminApp()
  admin = await signInAs(fixture, 'admin')
}, 30_000)
afterAll(() => fixture.close())
beforeEach(async () => {
  await fixture.deps.sql`delete from servers`
  await fixture.deps.sql`delete from server_requests`
})

const lastOf = async (id: string) => (await fixture.deps.store.read(serverStream(id))).events.at(-1)
const jsonHeaders = { accept: 'application/json' }

describe('a new server', () => {
  const input = {
    name: 'hetzner-4',
    ip: '127.0.0.14',
    capacity: '20',
    privateKey: 'key-1',
    reason: 'morePlaces',
  }
  const open = () => fixture.deps.sql<{ id: string; name: string }[]>`select * from server_requests`

  test('is asked for, stands in the list, and once only', async () => {
    const page = await (await admin.get('/admin/servers/new')).text()
    expect(page).toContain('vrs-deploy')
    expect(page).toContain('<h1>Server</h1>')
    const fragment = { 'hx-request': 'true', 'hx-request-type': 'partial' }
    const dialog = await (await admin.get('/admin/servers/new', fragment)).text()
    expect(dialog).toStartWith('<dialog class="act" id="act-request" open')
    expect((await admin.post('/admin/servers', input)).status).toBe(303)
    const [request] = await open()
    expect(await lastOf(request?.id ?? '')).toMatchObject({
      type: 'ServerRequested',
      data: { name: 'hetzner-4', ip: '127.0.0.14', capacity: 20, privateKey: 'key-1' },
      reason: { code: 'morePlaces' },
    })
    expect(await (await admin.get('/admin/servers')).text()).toContain('Coolify prüft')
    const twice = await admin.post('/admin/servers', input, jsonHeaders)
    expect(twice.status).toBe(409)
    expect(await twice.json()).toMatchObject({
      code: 'SERVER_REQUESTED',
      errors: [{ pointer: '/ip' }],
    })
    expect((await open()).length).toBe(1)
  })

  test('that failed is shown with Coolify’s log, and is repeated or given up', async () => {
    await admin.post('/admin/servers', input)
    const id = (await open())[0]?.id ?? ''
    const data = { code: 'VALIDATION_FAILED', log: 'Permission denied <publickey>' }
    await appendEvents(fixture.deps.store, serverStream(id), {
      type: 'ServerValidationFailed',
      data,
    })
    const page = await (await admin.get('/admin/servers')).text()
    expect(page).toContain('Permission denied &lt;publickey&gt;')
    expect(page).toContain('Firewall')
    const path = `/admin/servers/${id}`
    expect((await admin.post(`${path}/validation`, { reason: '' })).status).toBe(422)
    expect((await admin.post(`${path}/validation`, { reason: 'causeRemoved' })).status).toBe(303)
    expect(await lastOf(id)).toMatchObject({ type: 'ServerValidationRepeated' })
    expect((await admin.post(`${path}/withdrawal`, { reason: 'notNeeded' })).status).toBe(303)
    expect(await lastOf(id)).toMatchObject({ type: 'ServerRequestWithdrawn' })
    expect((await admin.post(`${path}/validation`, { reason: 'retry' })).status).toBe(404)
  })

  test('is refused where its fields are none, each at its place', async () => {
    const data = { name: 'alt', ipv4: '203.0.113.7', coolifyUuid: 'c-1', capacity: 20 }
    await appendEvents(fixture.deps.store, serverStream('alt'), { type: 'ServerAdded', data })
    const wrong: [Partial<typeof input>, string, string][] = [
      [{ name: '' }, '/name', 'REQUIRED'],
      [{ name: 'ab' }, '/name', 'TOO_SHORT'],
      [{ name: 'a<b>' }, '/name', 'BAD_CHARACTERS'],
      [{ ip: '' }, '/ip', 'REQUIRED'],
      [{ ip: '1.2.3' }, '/ip', 'BAD_IP'],
      [{ ip: '1.2.3.256' }, '/ip', 'BAD_IP'],
      [{ ip: '1.2.3.4.' }, '/ip', 'BAD_IP'],
      [{ ip: 'localhost' }, '/ip', 'BAD_IP'],
      [{ ip: '203.0.113.7' }, '/ip', 'SERVER_KNOWN'],
      [{ capacity: '' }, '/capacity', 'BAD_CAPACITY'],
      [{ privateKey: '' }, '/privateKey', 'REQUIRED'],
      [{ privateKey: 'key-9' }, '/privateKey', 'INVALID'],
      [{ reason: '' }, '/reason', 'REASON_NEEDED'],
    ]
    for (const [change, pointer, code] of wrong) {
      const answer = await admin.post('/admin/servers', { ...input, ...change }, jsonHeaders)
      expect(await answer.json()).toMatchObject({ errors: [{ pointer, code }] })
    }
    const response = await admin.post('/admin/servers', { ...input, ip: 'localhost' })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('value="localhost"')
    expect((await open()).length).toBe(0)
  })

  test('in live stands at a public address', async () => {
    fixture.deps.mode = 'live'
    const addresses = [
      '127.0.0.1',
      '10.1.2.3',
      '192.168.0.4',
      '172.16.0.1',
      '169.254.1.1',
      '0.0.0.0',
    ]
    for (const ip of [...addresses, '100.64.0.1', '224.0.0.1', '255.255.255.255']) {
      const answer = await admin.post('/admin/servers', { ...input, ip }, jsonHeaders)
      expect([ip, await answer.json()]).toMatchObject([ip, { code: 'BAD_IP' }])
    }
    expect((await admin.post('/admin/servers', { ...input, ip: '172.32.0.1' })).status).toBe(303)
    fixture.deps.mode = 'sandbox'
  })

  test('cannot be asked for while Coolify is silent, and the page says so', async () => {
    const { listServerKeys } = fixture.deps.vendorQueries
    fixture.deps.vendorQueries.listServerKeys = () => Promise.reject(new Error('silence'))
    const text = await (await admin.get('/admin/servers/new')).text()
    fixture.deps.vendorQueries.listServerKeys = listServerKeys
    expect(text).toContain('Coolify antwortet gerade nicht.')
    expect(text).not.toContain('name="ip"')
  })
})
