import { afterAll, describe, expect, test } from 'bun:test'
import * as examples from '../../../support/project-events'
import { openAdminApp } from '../../support/admin-app'
import { openFormBrowser, signInAs } from '../../support/form-browser'
import { appendProjectEvents, seedOrder } from '../../support/seed-orders'

const fixture = await openAdminApp()
const caseworker = await signInAs(fixture, 'caseworker')
const auditor = await signInAs(fixture, 'auditor')
afterAll(() => fixture.close())

const stalled = {
  type: 'ProvisioningStalled',
  data: { step: 'dns', errorClass: 'permanent', vendor: 'inwx', code: '2306', owner: 'caseworker' },
} as const

describe('the list of projects', () => {
  test('finds by words and filters, and keeps them in the address', async () => {
    await seedOrder(fixture, { name: 'Bäckerei Ähre' })
    const broken = await seedOrder(fixture, { name: 'Zahnarzt Zander' })
    await appendProjectEvents(fixture, broken.id, stalled)
    const text = async (query: string) => (await caseworker.get(`/admin/projects?${query}`)).text()
    const found = await text('search=b%C3%A4ckerei+%C3%84')
    expect(found).toContain('Bäckerei Ähre')
    expect(found).not.toContain('Zahnarzt Zander')
    expect(found).toContain('value="bäckerei Ä"')
    const errors = await text('status=error')
    expect(errors).toContain('Zahnarzt Zander')
    expect(errors).not.toContain('Bäckerei Ähre')
    expect(await text('search=100%25_')).toContain('Kein Projekt passt zu diesen Filtern')
  })

  test('is a page or a piece of one, as htmx asks for it', async () => {
    const piece = await caseworker.get('/admin/projects', {
      'hx-request': 'true',
      'hx-request-type': 'partial',
    })
    expect(await piece.text()).toStartWith('<div id="project-list">')
    const back = await caseworker.get('/admin/projects', { 'hx-request': 'true' })
    expect(await back.text()).toStartWith('<!doctype html>')
  })

  test('goes on after its last row without showing one twice', async () => {
    for (let index = 0; index < 53; index += 1)
      await seedOrder(fixture, { name: `Reihe ${String(index).padStart(2, '0')}` })
    const ids: string[] = []
    let path: string | undefined = '/admin/projects?search=Reihe'
    while (path) {
      const text = await (await caseworker.get(path)).text()
      ids.push(...[...text.matchAll(/Reihe \d\d/g)].map(([name]) => name))
      path = text
        .match(/href="(\/admin\/projects\?[^"]*after=[^"]*)"/)?.[1]
        ?.replaceAll('&amp;', '&')
    }
    expect(new Set(ids).size).toBe(53)
    expect(ids[0]).toBe('Reihe 52')
    expect(ids.at(-1)).toBe('Reihe 00')
  })

  test('takes nonsense in its address for nothing', async () => {
    for (const query of ['after=x', 'after=2026-01-01~x', 'after=~', 'search=%00', 'status=%00x'])
      expect((await caseworker.get(`/admin/projects?${query}`)).status).toBe(200)
    expect(fixture.errors).toEqual([])
  })

  test('names customers to those who work for them, and not to auditors', async () => {
    await seedOrder(fixture, { name: 'Wer bestellt' })
    const path = '/admin/projects?search=Wer+bestellt'
    expect(await (await caseworker.get(path)).text()).toContain('Ada Berger')
    expect(await (await auditor.get(path)).text()).not.toContain('Ada Berger')
  })
})

describe('the page of a project', () => {
  test('shows each of its tabs, and an unknown one as the first', async () => {
    const { page, id } = await seedOrder(fixture, { name: 'Tabulator' })
    await appendProjectEvents(fixture, id, {
      type: 'PaymentMismatched',
      data: { expectedCents: 5831, receivedCents: 4900, currency: 'EUR', paymentRef: 'K-17' },
    })
    const shows: Record<string, string> = {
      timeline: 'Bereitstellung',
      licenses: 'Noch keine Lizenz',
      payments: 'K-17',
      'vendor-calls': 'Noch keine Anfrage',
      installation: 'Noch keine Startmeldung',
      history: 'ProjectOrdered',
      unsinn: 'Bereitstellung',
    }
    for (const [tab, words] of Object.entries(shows)) {
      const answer = await caseworker.get(`${page}?tab=${tab}`)
      expect(answer.status).toBe(200)
      const text = await answer.text()
      expect(text).toContain('Tabulator')
      expect(text).toContain(words)
    }
  })

  test('opens at the tabs of addresses from before their ids were English', async () => {
    const { page, id } = await seedOrder(fixture)
    const requests = Array.from({ length: 51 }, (_, index) => examples.paymentRequested(index + 1))
    await appendProjectEvents(fixture, id, ...requests)
    const former: Record<string, string> = {
      ablauf: 'Bereitstellung',
      lizenzen: 'Noch keine Lizenz',
      anfragen: 'Noch keine Anfrage',
      historie: 'Ältere',
    }
    for (const [tab, words] of Object.entries(former))
      expect(await (await caseworker.get(`${page}?tab=${tab}`)).text()).toContain(words)
    const first = await (await caseworker.get(`${page}?tab=history`)).text()
    const cursor = /tab=history&amp;before=(\d+)/.exec(first)?.[1] ?? 'none'
    const countRequests = async (query: string) =>
      (await (await caseworker.get(`${page}?${query}`)).text()).split('PaymentRequested').length
    expect(await countRequests(`tab=historie&vor=${cursor}`)).toBe(
      await countRequests(`tab=history&before=${cursor}`),
    )
    expect(await countRequests(`tab=history&before=${cursor}`)).toBeLessThan(10)
  })

  test('opens the customer for caseworkers only, and offers acts to those who may act', async () => {
    const { page } = await seedOrder(fixture)
    const text = await (await caseworker.get(page)).text()
    expect(text).toContain('Ada Berger')
    expect(text).toContain(`action="${page}/invoice-approval"`)
    expect(text).toContain(`action="${page}/cancellation"`)
    const read = await (await auditor.get(page)).text()
    expect(read).not.toMatch(/Ada Berger|ada@example\.org|Berger GmbH/)
    expect(read).not.toContain('<form method="post" action="/admin')
    expect(read).not.toContain(`action="${page}/`)
  })

  test('of somebody who was erased has no name any more', async () => {
    const { page, customerId } = await seedOrder(fixture)
    await fixture.deps.sql`delete from person_keys where person_id = ${customerId}`
    const answer = await caseworker.get(page)
    expect(answer.status).toBe(200)
    expect(await answer.text()).not.toContain('Ada Berger')
  })

  test('says what the queue knows of the step under way', async () => {
    const { page, id } = await seedOrder(fixture)
    await appendProjectEvents(fixture, id, {
      type: 'ProvisioningReleased',
      data: { cause: 'paid' },
    })
    await fixture.deps.store.commit(
      { by: 'system:test', correlationId: 'c', causationId: 'c' },
      () => ({
        jobs: [
          {
            id: Bun.randomUUIDv7(),
            queue: 'provisioning',
            startAfter: new Date(Date.now() + 60_000).toISOString(),
            data: {
              step: 'server',
              eventId: 'e',
              stream: `project-${id}`,
              correlationId: 'c',
              since: new Date().toISOString(),
              pollCount: 3,
              attempt: 4,
              waitingFor: { code: 'NO_FREE_SLOT', owner: 'us' },
            },
          },
        ],
      }),
    )
    const text = await (await caseworker.get(page)).text()
    expect(text).toContain('4 Versuche')
    expect(text).toContain('Kein Server hat einen freien Platz')
  })

  test('that is not there is said so, whatever its address looks like', async () => {
    for (const id of [Bun.randomUUIDv7(), 'unsinn', '%00', '..%2f..', `${'9'.repeat(300)}`]) {
      const answer = await caseworker.get(`/admin/projects/${id}`)
      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain('Sara Behrens')
    }
    const program = await caseworker.get(`/admin/projects/${Bun.randomUUIDv7()}`, {
      accept: 'application/json',
    })
    expect(await program.json()).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    expect((await openFormBrowser(fixture).get('/admin/projects/unsinn')).status).toBe(303)
  })
})

test('the list counts projects as they are, soon after they changed', async () => {
  const stalledOnes = async () => {
    const text = await (await caseworker.get('/admin/projects')).text()
    return Number(text.match(/(\d+) angehalten/)?.[1] ?? 0)
  }
  const before = await stalledOnes()
  const { id } = await seedOrder(fixture)
  await appendProjectEvents(fixture, id, stalled)
  while ((await stalledOnes()) === before) await Bun.sleep(5)
  expect(await stalledOnes()).toBe(before + 1)
})
