import { afterAll, describe, expect, test } from 'bun:test'
import { indexCustomers } from '../../../../src/processes/customers/index-customers'
import { openAdminForCaseworker, openFormBrowser, signInAs } from '../../support/form-browser'
import { appendProjectEvents, seedOrder } from '../../support/seed-orders'

const { fixture, caseworker } = await openAdminForCaseworker()
afterAll(() => fixture.close())

const page = async (path: string, browser = caseworker) => (await browser.get(path)).text()
const search = (typed: string) => page(`/admin/customers?search=${encodeURIComponent(typed)}`)

const customer = (name: string, company?: string) => ({
  name,
  email: `${crypto.randomUUID()}@example.org`,
  ...(company ? { company } : {}),
})

describe('customers', () => {
  test('are found by words of name and company, by their prefixes and by their address', async () => {
    const mia = customer('Mia Lüdenscheid', 'Rosengarten GmbH')
    const { customerId } = await seedOrder(fixture, { customer: mia })
    await seedOrder(fixture, { customer: customer('Tom Kessler') })
    for (const typed of ['lüd', 'luedenscheid', 'mia rosen', mia.email.toUpperCase()]) {
      const html = await search(typed)
      expect([typed, html.includes(`/admin/customers/${customerId}"`)]).toEqual([typed, true])
      expect(html).not.toContain('Kessler')
    }
    for (const typed of ['lü', 'denscheid', 'mia kessler', '%', 'mia@example.org'])
      expect([typed, (await search(typed)).includes(customerId)]).toEqual([typed, false])
    expect(await search('mia kessler')).toContain('Niemand gefunden')
  })

  test('stand in the database as hashes alone', async () => {
    const { customerId } = await seedOrder(fixture, { customer: customer('Konstantin Wagner') })
    const [row] = await fixture.deps.sql<{ terms: string[] }[]>`
      select terms from customer_search where person_id = ${customerId}`
    // Ten of the first name, four of the last, one of the address.
    expect(row?.terms).toHaveLength(8 + 4 + 1)
    expect(row?.terms.join()).not.toMatch(/kons|wagn|example/i)
  })

  test('of before the search are found once they were indexed', async () => {
    const olaf = { customer: customer('Olaf Früher'), isUnindexed: true }
    const { customerId } = await seedOrder(fixture, olaf)
    expect(await search('früher')).not.toContain(customerId)
    await indexCustomers(fixture.deps)
    expect(await search('früher')).toContain(customerId)
  })

  test('who were erased leave no row and are neither listed nor shown', async () => {
    const { customerId } = await seedOrder(fixture, { customer: customer('Vera Vergessen') })
    expect(await search('vergessen')).toContain(customerId)
    const { sql } = fixture.deps
    await sql`delete from person_keys where person_id = ${customerId}`
    expect(await sql`select from customer_search where person_id = ${customerId}`).toHaveLength(0)
    expect(await search('vergessen')).not.toContain(customerId)
    expect(await page('/admin/customers')).not.toContain(customerId)
    expect((await caseworker.get(`/admin/customers/${customerId}`)).status).toBe(404)
    await indexCustomers(fixture.deps)
    expect(await sql`select from customer_search where person_id = ${customerId}`).toHaveLength(0)
  })

  test('come newest first, fifty to a page', async () => {
    for (let count = 0; count < 51; count += 1)
      await seedOrder(fixture, { customer: customer(`Blatt Nummer${count}`) })
    const first = await search('blatt')
    expect(first.match(/\/admin\/customers\/[0-9a-f-]{36}"/g)).toHaveLength(50)
    expect(first.indexOf('Nummer50')).toBeLessThan(first.indexOf('Nummer49'))
    const next = /href="(\/admin\/customers\?[^"]*after=[^"]*)"/.exec(first)?.[1]
    const second = await page(next?.replaceAll('&amp;', '&') ?? '')
    expect(second).toContain('Nummer0<')
    expect(second.match(/\/admin\/customers\/[0-9a-f-]{36}"/g)).toHaveLength(1)
  })

  test('are answered as a fragment where htmx asks', async () => {
    const headers = { 'hx-request': 'true', 'hx-request-type': 'partial' }
    const html = await (await caseworker.get('/admin/customers?search=zzz', headers)).text()
    expect(html).toStartWith('<div id="customer-list">')
  })
})

describe('a customer', () => {
  test('has a page with details, projects and payments', async () => {
    const order = await seedOrder(fixture, {
      name: 'Zum Goldenen Hirsch',
      customer: customer('Hanna Hirsch', 'Hirsch OHG'),
    })
    await appendProjectEvents(fixture, order.id, {
      type: 'PaymentConfirmed',
      data: { amountCents: 5831, currency: 'EUR', paymentRef: 'R-77', via: 'bank' },
    })
    const html = await page(`/admin/customers/${order.customerId}`)
    for (const text of ['Hanna Hirsch', 'Hirsch OHG', 'Hauptstr. 1, 50667 Köln, Deutschland'])
      expect(html).toContain(text)
    expect(html).toContain(`href="/admin/projects/${order.id}"`)
    expect(html).toContain(order.orderNumber)
    expect(html).toMatch(/58,31\s€/)
    expect(await page(order.page)).toContain(`href="/admin/customers/${order.customerId}"`)
  })

  test('who is not there is not found, nor is one of the staff', async () => {
    for (const id of ['x', Bun.randomUUIDv7(), fixture.people.admin])
      expect((await caseworker.get(`/admin/customers/${id}`)).status).toBe(404)
  })
})

describe('projects', () => {
  test('are found by their customer, besides by their own words', async () => {
    const ines = await seedOrder(fixture, {
      name: 'Schlosserei Eisen',
      customer: customer('Ines Quast'),
    })
    const other = await seedOrder(fixture, { name: 'Quastenfabrik' })
    const html = await page('/admin/projects?search=quast')
    expect([html.includes(ines.id), html.includes(other.id)]).toEqual([true, true])
    const narrowed = await page('/admin/projects?search=ines+quast')
    expect([narrowed.includes(ines.id), narrowed.includes(other.id)]).toEqual([true, false])
    expect(await page('/admin/projects?search=quast&status=active')).not.toContain(ines.id)
  })

  test('are not found by their customer for those who may not know who that is', async () => {
    const secret = await seedOrder(fixture, { name: 'Verein', customer: customer('Xaver Geheim') })
    const auditor = await signInAs(fixture, 'auditor')
    expect(await page('/admin/projects?search=xaver', auditor)).not.toContain(secret.id)
    expect(await page('/admin/projects?search=xaver')).toContain(secret.id)
  })
})

test('customers are for those who work for them: nobody else sees them or the way there', async () => {
  const auditor = await signInAs(fixture, 'auditor')
  expect((await auditor.get('/admin/customers')).status).toBe(403)
  expect(await page('/admin/projects', auditor)).not.toContain('href="/admin/customers"')
  expect(await page('/admin/projects')).toContain('href="/admin/customers"')
  const answer = await openFormBrowser(fixture).get('/admin/customers')
  expect(answer.headers.get('location')).toStartWith('/login')
})
