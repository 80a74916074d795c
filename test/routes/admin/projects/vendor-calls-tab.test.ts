import { afterAll, expect, test } from 'bun:test'
import { openAdminApp } from '../../support/admin-app'
import { signInAs } from '../../support/form-browser'
import { seedOrder } from '../../support/seed-orders'

const fixture = await openAdminApp()
const caseworker = await signInAs(fixture, 'caseworker')
const { sql } = fixture.deps
afterAll(() => fixture.close())

const { id } = await seedOrder(fixture)
const other = await seedOrder(fixture)
const insertCalls = (projectId: string, count: number, call: Record<string, string | null>) =>
  sql`insert into vendor_calls
      (at, vendor, method, attempt, duration_ms, outcome, code, project_id, step)
    select now(), ${call.vendor ?? 'inwx'}, ${call.method ?? ''} || n, 1, 20,
      ${call.outcome ?? 'ok'}, '200', ${projectId}, ${call.step ?? null}
    from generate_series(1, ${count}) n`

await insertCalls(id, 130, { vendor: 'coolify', method: 'GET /deployments/', step: 'deployment' })
await insertCalls(id, 2, { vendor: 'inwx', method: 'nameserver.createRecord', step: 'dns' })
await insertCalls(id, 1, { vendor: 'inwx', method: 'domain.info', outcome: 'refused', step: 'dns' })
await insertCalls(id, 1, { vendor: 'smtp', method: 'send', step: null })
await insertCalls(other.id, 3, { vendor: 'stripe', method: 'GET /v1/secret', step: 'payment' })

const readTab = async (query = '') =>
  (await caseworker.get(`/admin/projects/${id}?tab=vendor-calls${query}`)).text()
/** The heading and the number of calls of each group. */
const readGroups = (html: string) =>
  html
    .split('class="call-group"')
    .slice(1)
    .map((group) => [/<h3>([^<]*)/.exec(group)?.[1], group.match(/class="said"/g)?.length])

test('groups the calls by step, opens what went wrong, and shows no other project', async () => {
  const html = await readTab()
  expect(readGroups(html)).toEqual([
    ['Ohne Schritt', 1],
    ['DNS einrichten', 3],
    ['Deployment', 96],
  ])
  expect(html).toContain('134 Anfragen in 3 Schritten.')
  expect(html).toMatch(/<details class="call-group" open="">[\s\S]{0,200}<h3>DNS einrichten/)
  expect(html).not.toMatch(/<details class="call-group" open="">[\s\S]{0,200}<h3>Deployment/)
  expect(html).toContain('1 abgelehnt')
  expect(html).not.toContain('/v1/secret')
})

test('goes on to older calls, each shown once', async () => {
  const methods = new Set<string>()
  let query: string | undefined = ''
  let pages = 0
  while (query !== undefined && pages < 5) {
    const html: string = await readTab(query)
    for (const [, method = ''] of html.matchAll(
      /class="said"><strong>[^<]*<\/strong> <code>([^<]*)/g,
    ))
      methods.add(method)
    query = /href="[^"]*tab=vendor-calls(&amp;before=\d+)"/.exec(html)?.[1]?.replace('&amp;', '&')
    pages += 1
  }
  expect([methods.size, pages]).toEqual([134, 2])
})

test('folds equal consecutive polls into one row, also where they are filtered and paged', async () => {
  const polled = await seedOrder(fixture)
  await insertCalls(polled.id, 1, { vendor: 'coolify', method: 'POST /deploy', step: 'deployment' })
  await insertCalls(polled.id, 120, { vendor: 'coolify', method: 'poll', step: 'deployment' })
  await sql`update vendor_calls set method = 'GET /deployments/{uuid}'
    where project_id = ${polled.id} and method like 'poll%'`
  const path = `/admin/projects/${polled.id}?tab=vendor-calls&step=deployment`
  const first = await (await caseworker.get(path)).text()
  expect(first).toContain('100 gleiche Anfragen')
  expect(first.match(/<ol class="events">/g)).toHaveLength(2)
  const [, before] = /(&amp;before=\d+)"/.exec(first) ?? []
  const second = await (await caseworker.get(path + before?.replace('&amp;', '&'))).text()
  expect(second).toContain('20 gleiche Anfragen')
  expect(second).toContain('POST /deploy')
})

test('shows only one vendor, outcome or step, and nothing for what does not exist', async () => {
  expect(readGroups(await readTab('&vendor=inwx'))).toEqual([['DNS einrichten', 3]])
  expect(readGroups(await readTab('&outcome=refused'))).toEqual([['DNS einrichten', 1]])
  expect(readGroups(await readTab('&step=none'))).toEqual([['Ohne Schritt', 1]])
  expect(readGroups(await readTab('&step=deployment'))).toEqual([['Deployment', 100]])
  expect(await readTab('&step=deployment')).toMatch(/step=deployment&amp;before=\d+/)
  for (const query of [
    '&vendor=nobody',
    '&step=%27%3B--',
    '&before=x',
    '&outcome=ok&vendor=stripe',
  ])
    expect((await caseworker.get(`/admin/projects/${id}?tab=vendor-calls${query}`)).status).toBe(
      200,
    )
  expect(await readTab('&vendor=nobody')).toContain('Keine Anfrage gefunden')
})
