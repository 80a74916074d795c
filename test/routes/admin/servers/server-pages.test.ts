import { afterAll, beforeEach, describe, expect, test } from 'bun:test'
import { serverPoolStream, serverStream } from '../../../../events/streams'
import { appendEvents } from '../../../support/append-events'
import { serverAssigned } from '../../../support/project-events'
import { openAdminApp } from '../../support/admin-app'
import { openFormBrowser, readCookies, signInAs } from '../../support/form-browser'

const fixture = await openAdminApp()
const admin = await signInAs(fixture, 'admin')
const caseworker = await signInAs(fixture, 'caseworker')
const auditor = await signInAs(fixture, 'auditor')
afterAll(() => fixture.close())
beforeEach(async () => {
  const { sql } = fixture.deps
  await sql`delete from servers`
  await sql`delete from server_slots`
  await sql`delete from server_requests`
})

const serverWith = async (capacity: number, taken = 0) => {
  const id = Bun.randomUUIDv7()
  const data = { name: 'hetzner-1', ipv4: '203.0.113.7', coolifyUuid: id, capacity }
  await appendEvents(fixture.deps.store, serverStream(id), { type: 'ServerAdded', data })
  for (let slot = 0; slot < taken; slot += 1)
    await appendEvents(fixture.deps.store, `project-${Bun.randomUUIDv7()}`, {
      ...serverAssigned,
      data: { ...serverAssigned.data, serverId: id },
    })
  return { id, page: `/admin/servers/${id}` }
}
const eventsOf = async (stream: string) => (await fixture.deps.store.read(stream)).events
const lastOf = async (id: string) => (await eventsOf(serverStream(id))).at(-1)
const jsonHeaders = { accept: 'application/json' }

describe('the list of servers', () => {
  test('says who is full, who rests and who waits, to everybody on the staff', async () => {
    const { id } = await serverWith(12, 12)
    await appendEvents(fixture.deps.store, serverStream(id), {
      type: 'ServerPutInMaintenance',
      data: {},
    })
    for (const person of [admin, caseworker, auditor]) {
      const text = await (await person.get('/admin/servers')).text()
      expect(text).toContain('12 von 12 Plätzen belegt')
      expect(text).toContain('Wartung')
      expect(text.includes('href="/admin/servers/new"')).toBe(person === admin)
      expect(text.includes('action="/admin/servers/strategy"')).toBe(person === admin)
    }
  })

  test('says what to do when there is none', async () => {
    expect(await (await admin.get('/admin/servers')).text()).toContain('Noch kein Server')
    const partial = { 'hx-request': 'true', 'hx-request-type': 'partial' }
    const text = await (await admin.get('/admin/servers', partial)).text()
    expect(text).toStartWith('<div id="server-list"')
  })

  test('lets Coolify be asked at once, and says so once', async () => {
    const { sql } = fixture.deps
    await sql`update watches set next_at = now() + interval '1 hour'`
    const answer = await admin.post('/admin/servers/looks', {})
    expect(answer.status).toBe(303)
    const [due] = await sql`select 1 from watches where next_at <= now()`
    expect(due).toBeDefined()
    const after = openFormBrowser(fixture, `${admin.cookie}; ${readCookies(answer)}`)
    expect(await (await after.get('/admin/servers')).text()).toContain('Coolify wird gefragt')
    expect(await (await admin.get('/admin/servers')).text()).not.toContain('Coolify wird gefragt')
  })
})

describe('an act on a server', () => {
  test('happens with its reason and is said on the page that follows', async () => {
    const { id, page } = await serverWith(20, 3)
    const fields = { capacity: '30', reason: 'resized', note: 'CX42 bestellt' }
    const answer = await admin.post(`${page}/capacity`, fields)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(page)
    const set = await lastOf(id)
    expect(set).toMatchObject({
      type: 'ServerCapacitySet',
      data: { capacity: 30 },
      by: `person:${fixture.people.admin}`,
      reason: { code: 'resized', sealedFor: fixture.people.admin },
    })
    expect(set?.reason?.note).not.toContain('CX42')
    const after = openFormBrowser(fixture, `${admin.cookie}; ${readCookies(answer)}`)
    expect(await (await after.get(page)).text()).toContain('hetzner-1 hat jetzt 30 Plätze')
    const audit = await (await admin.get(`/audit?stream=${serverStream(id)}`)).text()
    expect(audit).toContain('Server vergrößert oder verkleinert')
    expect(audit).toContain('CX42 bestellt')
  })

  const acts: [string, string, string][] = [
    ['maintenance', 'plannedWork', 'ServerPutInMaintenance'],
    ['return', 'workDone', 'ServerCameBack'],
    ['closing', 'overloaded', 'ServerClosedToNew'],
    ['opening', 'recovered', 'ServerOpenedToNew'],
    ['description', 'corrected', 'ServerDescribed'],
    ['removal', 'cancelled', 'ServerRemoved'],
  ]
  test('leads from operation to removal', async () => {
    const { id, page } = await serverWith(20)
    for (const [act, reason, type] of acts) {
      const fields = { reason, name: 'hetzner-eins', description: 'Nürnberg' }
      expect([act, (await admin.post(`${page}/${act}`, fields)).status]).toEqual([act, 303])
      expect(await lastOf(id)).toMatchObject({ type, reason: { code: reason } })
    }
    expect((await admin.get(page)).status).toBe(404)
    expect((await admin.post(`${page}/opening`, { reason: 'recovered' })).status).toBe(404)
  })

  test('below what is taken is refused with both numbers, as it was typed', async () => {
    const { id, page } = await serverWith(20, 4)
    const fields = { capacity: '3', reason: 'measured' }
    const response = await admin.post(`${page}/capacity`, fields)
    expect(response.status).toBe(409)
    const text = await response.text()
    expect(text).toContain('Auf diesem Server sind schon mehr Plätze belegt.')
    expect(text).toContain('4 Plätze sind belegt, weniger geht nicht.')
    expect(text).toContain('value="3"')
    const jsonResponse = await admin.post(`${page}/capacity`, fields, jsonHeaders)
    expect(await jsonResponse.json()).toMatchObject({
      code: 'CAPACITY_TAKEN',
      detail: expect.stringMatching(/4 slots occupied.*found 3/),
      errors: [{ pointer: '/capacity' }],
    })
    const removal = await admin.post(`${page}/removal`, { reason: 'cancelled' }, jsonHeaders)
    expect(await removal.json()).toMatchObject({ code: 'SERVER_NOT_EMPTY', status: 409 })
    expect(await lastOf(id)).toMatchObject({ type: 'ServerAdded' })
  })

  test('is refused by what was taken since it was decided', async () => {
    const { id, page } = await serverWith(20, 2)
    const late = { ...fixture.deps.commands }
    const { server } = fixture.deps.commands
    const taking: typeof server = async (context, serverId, command, extras) => {
      await serverTaken(id)
      return server(context, serverId, command, extras)
    }
    const serverTaken = (serverId: string) =>
      appendEvents(fixture.deps.store, `project-${Bun.randomUUIDv7()}`, {
        ...serverAssigned,
        data: { ...serverAssigned.data, serverId },
      })
    fixture.deps.commands.server = taking
    const answer = await admin.post(
      `${page}/capacity`,
      { capacity: '2', reason: 'measured' },
      jsonHeaders,
    )
    fixture.deps.commands.server = late.server
    expect(await answer.json()).toMatchObject({
      code: 'CAPACITY_TAKEN',
      detail: 'expected at most 2 slots occupied, found 3',
    })
  })

  test('needs a reason and what it asks for', async () => {
    const { page } = await serverWith(20)
    const wrong: [string, Record<string, string>, string][] = [
      ['maintenance', { reason: '' }, '/reason'],
      ['capacity', { reason: 'resized', capacity: '0' }, '/capacity'],
      ['capacity', { reason: 'resized', capacity: '2,5' }, '/capacity'],
      ['capacity', { reason: 'resized' }, '/capacity'],
      ['description', { reason: 'corrected', name: '' }, '/name'],
      ['description', { reason: 'corrected', name: 'x'.repeat(101) }, '/name'],
    ]
    for (const [act, fields, pointer] of wrong) {
      const answer = await admin.post(`${page}/${act}`, fields, jsonHeaders)
      expect(answer.status).toBe(422)
      expect(await answer.json()).toMatchObject({ errors: [{ pointer }] })
    }
  })

  test('is an admin’s alone; others read', async () => {
    const { id, page } = await serverWith(20)
    for (const person of [caseworker, auditor]) {
      expect((await person.post(`${page}/maintenance`, { reason: 'replaced' })).status).toBe(403)
      expect((await person.post('/admin/servers/strategy', {})).status).toBe(403)
      expect((await person.post('/admin/servers', {})).status).toBe(403)
      expect((await person.get('/admin/servers/new')).status).toBe(403)
      const text = await (await person.get(page)).text()
      expect(text).not.toContain(`${page}/maintenance`)
      expect(text).toContain('hetzner-1')
    }
    expect(await lastOf(id)).toMatchObject({ type: 'ServerAdded' })
  })
})

describe('the strategy', () => {
  test('is chosen with a reason, a server only where it needs one', async () => {
    const { id } = await serverWith(20)
    const fields = { strategy: 'specific', serverId: id, reason: 'fillFirst' }
    expect((await admin.post('/admin/servers/strategy', fields)).status).toBe(303)
    expect((await eventsOf(serverPoolStream)).at(-1)).toMatchObject({
      type: 'ServerStrategyChosen',
      data: { strategy: 'specific', serverId: id },
      reason: { code: 'fillFirst' },
    })
    expect(await (await caseworker.get('/admin/servers')).text()).toContain(
      'Ein bestimmter Server</strong>: hetzner-1',
    )
    const nobody = { strategy: 'specific', serverId: 'x', reason: 'balance' }
    const refused = await admin.post('/admin/servers/strategy', nobody)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Diesen Server gibt es nicht.')
    const least = { strategy: 'least_loaded', serverId: id, reason: 'balance' }
    await admin.post('/admin/servers/strategy', least)
    expect((await eventsOf(serverPoolStream)).at(-1)?.data).toEqual({ strategy: 'least_loaded' })
  })
})
