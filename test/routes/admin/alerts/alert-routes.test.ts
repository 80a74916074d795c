import { afterAll, beforeAll, expect, test } from 'bun:test'
import { alertStream } from '../../../../events/streams'
import { type AdminApp, openAdminApp } from '../../support/admin-app'
import { type FormBrowser, signInAs } from '../../support/form-browser'

let fixture: AdminApp
let caseworker: FormBrowser
let auditor: FormBrowser
beforeAll(async () => {
  fixture = await openAdminApp()
  caseworker = await signInAs(fixture, 'caseworker')
  auditor = await signInAs(fixture, 'auditor')
}, 30_000)
afterAll(() => fixture.close())

const raise = async (kind: string, subject: string) => {
  const [row] = await fixture.deps.sql<{ id: string }[]>`
    insert into alerts (kind, subject, detail) values (${kind}, ${subject}, 'detail of it')
    returning id::text`
  return row?.id ?? ''
}
const readPage = async (who: FormBrowser) => (await who.get('/admin/alerts')).text()
const close = (who: FormBrowser, id: string, fields: Record<string, string>) =>
  who.post(`/admin/alerts/${id}/closure`, fields)

test('staff close an alert with a reason: who and when stays provable', async () => {
  const [older, id, other] = [
    await raise('bulk-act-failed', 'p1'),
    await raise('bulk-act-failed', 'p1'),
    await raise('bulk-act-failed', 'p2'),
  ]
  expect(await readPage(caseworker)).toContain('Sammelaktion gescheitert')
  expect((await close(caseworker, id, { reason: '' })).status).toBe(422)
  const answer = await close(caseworker, id, { reason: 'resolved' })
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    `/admin/alerts#alert-${id}`,
  ])
  const { events } = await fixture.deps.store.read(alertStream(id))
  expect(events.map(({ type, by, data, reason }) => ({ type, by, data, reason }))).toEqual([
    {
      type: 'AlertClosed',
      by: `person:${fixture.people.caseworker}`,
      data: { kind: 'bulk-act-failed', subject: 'p1', raisedAt: expect.any(String) },
      reason: { code: 'resolved' },
    },
  ])
  const rows = await fixture.deps.sql<{ id: string; closedBy: string | null }[]>`
    select id::text, closed_by from alerts where id = any(${[older, id, other]}::bigint[])
    order by id`
  const by = `person:${fixture.people.caseworker}`
  expect(rows.map(({ closedBy }) => closedBy)).toEqual([by, by, null])
  expect(await readPage(auditor)).toContain(`/audit?stream=alert-${id}`)
  expect(await (await auditor.get(`/audit?stream=alert-${id}`)).text()).toContain(
    'Meldung geschlossen: Sammelaktion gescheitert (p1)',
  )
})

test('a closed alert, one that is none, and an auditor close nothing', async () => {
  const id = await raise('artifact-damaged', 'kontakt 1.0.0')
  expect((await close(auditor, id, { reason: 'resolved' })).status).toBe(403)
  for (const unknown of ['0', 'x', '99999999999999999999'])
    expect((await close(caseworker, unknown, { reason: 'resolved' })).status).toBe(404)
  await close(caseworker, id, { reason: 'resolved' })
  expect((await close(caseworker, id, { reason: 'notNeeded' })).status).toBeLessThan(500)
  const { events } = await fixture.deps.store.read(alertStream(id))
  expect(events.map(({ reason }) => reason?.code)).toEqual(['resolved'])
})
