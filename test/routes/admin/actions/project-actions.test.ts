import { afterAll, describe, expect, test } from 'bun:test'
import { openAdminApp } from '../../support/admin-app'
import { openFormBrowser, readCookies, signInAs } from '../../support/form-browser'
import { appendProjectEvents, seedOrder } from '../../support/seed-orders'

const fixture = await openAdminApp()
const caseworker = await signInAs(fixture, 'caseworker')
const auditor = await signInAs(fixture, 'auditor')
afterAll(() => fixture.close())

const readProjectEvents = async (id: string) =>
  (await fixture.deps.store.read(`project-${id}`)).events
const typesOf = async (id: string) => (await readProjectEvents(id)).map(({ type }) => type)

describe('approving an invoice', () => {
  test('releases the project, says who and why, and returns to its page with what happened', async () => {
    const { id, page, customerId } = await seedOrder(fixture)
    const fields = { reason: 'creditChecked', note: 'Auskunft vom 20.11.', dueDays: '30' }
    const answer = await caseworker.post(`${page}/invoice-approval`, fields)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(page)
    const [, approved, released] = await readProjectEvents(id)
    expect(approved).toMatchObject({ type: 'InvoiceTermsApproved', data: { dueDays: 30 } })
    expect(released).toMatchObject({ type: 'ProvisioningReleased' })
    expect(approved?.by).toBe(`person:${fixture.people.caseworker}`)
    expect(approved?.reason).toMatchObject({ code: 'creditChecked', sealedFor: customerId })
    expect(approved?.reason?.note).not.toContain('Auskunft')
    expect(approved?.correlationId).toMatch(/^[0-9a-f-]{36}$/)

    const after = openFormBrowser(fixture, `${caseworker.cookie}; ${readCookies(answer)}`)
    const response = await after.get(page)
    expect(await response.text()).toContain('Rechnung freigegeben, zahlbar in 30 Tagen')
    expect(response.headers.getSetCookie()[0]).toStartWith('vrs-said=; Max-Age=0')
  })

  test('shows the note to caseworkers and never to auditors', async () => {
    const { page } = await seedOrder(fixture)
    await caseworker.post(`${page}/invoice-approval`, { reason: 'agreed', note: 'Anruf von Ada' })
    const history = `${page}?tab=history`
    expect(await (await caseworker.get(history)).text()).toContain('Anruf von Ada')
    const read = await (await auditor.get(history)).text()
    expect(read).toContain('So vereinbart')
    expect(read).not.toContain('Anruf von Ada')
  })

  test('takes free text for the note of another reason', async () => {
    const { id, page } = await seedOrder(fixture)
    await caseworker.post(`${page}/invoice-approval`, { reason: 'Der Chef will es' })
    const [, approved] = await readProjectEvents(id)
    expect(approved?.reason?.code).toBe('other')
    expect(approved?.data).toEqual({ dueDays: 14 })
    expect(await (await caseworker.get(`${page}?tab=history`)).text()).toContain('Der Chef will es')
  })

  test('without a reason or with a wrong term is shown again as it was typed', async () => {
    const { id, page } = await seedOrder(fixture)
    const answer = await caseworker.post(`${page}/invoice-approval`, {
      reason: '',
      note: 'bitte schnell',
      dueDays: '400',
    })
    expect(answer.status).toBe(422)
    const text = await answer.text()
    expect(text).toContain('Bitte nennen Sie einen Grund.')
    expect(text).toContain('bitte schnell')
    expect(text).toContain('value="400"')
    expect(text).toContain(`name="next" value="${page}"`)
    expect(await typesOf(id)).toEqual(['ProjectOrdered'])
  })

  test('of a paid or cancelled order is refused with its reason', async () => {
    const { id, page } = await seedOrder(fixture)
    await appendProjectEvents(fixture, id, { type: 'OrderCancelled', data: { cause: 'customer' } })
    const answer = await caseworker.post(`${page}/invoice-approval`, { reason: 'agreed' })
    expect(answer.status).toBe(409)
    expect(await typesOf(id)).toEqual(['ProjectOrdered', 'OrderCancelled'])
  })
})

describe('recording a payment', () => {
  const paid = { receivedOn: '2026-11-20', reference: 'K-17', reason: 'bankStatement' }

  test('takes whole cents from programs and euros from people', async () => {
    const [one, two] = [await seedOrder(fixture), await seedOrder(fixture)]
    await caseworker.post(`${one.page}/payment-confirmation`, { ...paid, amountCents: '5831' })
    await caseworker.post(`${two.page}/payment-confirmation`, { ...paid, amountEuros: '58,31' })
    for (const { id } of [one, two]) {
      const [, confirmed] = await readProjectEvents(id)
      expect(confirmed).toMatchObject({
        type: 'PaymentConfirmed',
        data: {
          amountCents: 5831,
          currency: 'EUR',
          paymentRef: 'K-17',
          via: 'bank',
          receivedOn: '2026-11-20',
        },
      })
    }
  })

  test('twice records it once; a wrong amount becomes a task', async () => {
    const { id, page } = await seedOrder(fixture)
    const fields = { ...paid, amountCents: '4900' }
    await Promise.all([1, 2].map(() => caseworker.post(`${page}/payment-confirmation`, fields)))
    expect(await typesOf(id)).toEqual(['ProjectOrdered', 'PaymentMismatched'])
    expect(await (await caseworker.get(page)).text()).toContain('Falscher Betrag eingegangen')
  })

  test('knows a reference again however it is typed, and shows a second payment as a task', async () => {
    const { id, page } = await seedOrder(fixture)
    for (const reference of ['R-1', 'r-1', 'R - 1', 'R-2'])
      await caseworker.post(`${page}/payment-confirmation`, {
        ...paid,
        reference,
        amountCents: '5831',
      })
    expect(await typesOf(id)).toEqual([
      'ProjectOrdered',
      'PaymentConfirmed',
      'ProvisioningReleased',
      'PaymentArrivedInExcess',
    ])
    const text = await (await caseworker.get(page)).text()
    expect(text).toContain('Zahlung eingegangen, obwohl nichts offen war')
  })

  test('takes a transfer for an order that was to be paid by card', async () => {
    const { id, page } = await seedOrder(fixture, { method: 'stripe_prepaid' })
    await caseworker.post(`${page}/payment-confirmation`, { ...paid, amountCents: '5831' })
    expect(await typesOf(id)).toContain('PaymentConfirmed')
  })

  test('refuses amounts, days and references that are none, each at its field', async () => {
    const { id, page } = await seedOrder(fixture)
    const wrong: [Record<string, string>, string][] = [
      [{ amountCents: '58.31' }, '/amountCents'],
      [{ amountCents: '0' }, '/amountCents'],
      [{ amountCents: '9999999999' }, '/amountCents'],
      [{ amountEuros: 'viel' }, '/amountEuros'],
      [{ amountCents: '1', receivedOn: '2026-02-30' }, '/receivedOn'],
      [{ amountCents: '1', receivedOn: '2999-01-01' }, '/receivedOn'],
      [{ amountCents: '1', receivedOn: '' }, '/receivedOn'],
      [{ amountCents: '1', reference: '' }, '/reference'],
      [{ amountCents: '1', reference: 'x'.repeat(101) }, '/reference'],
      [{ amountCents: '1', reason: '' }, '/reason'],
      [{ amountCents: '1', note: 'x'.repeat(1001) }, '/note'],
    ]
    for (const [fields, pointer] of wrong) {
      const answer = await caseworker.post(
        `${page}/payment-confirmation`,
        { ...paid, ...fields },
        { accept: 'application/json' },
      )
      expect(answer.status).toBe(422)
      expect(await answer.json()).toMatchObject({ errors: [{ pointer }] })
    }
    expect(await typesOf(id)).toEqual(['ProjectOrdered'])
  })
})

describe('resuming and cancelling', () => {
  const stalled = {
    type: 'ProvisioningStalled',
    data: { step: 'server', errorClass: 'ours', code: 'BROKEN', owner: 'us' },
  } as const

  test('repeats the stalled step once; the second click is told that it runs', async () => {
    const { id, page } = await seedOrder(fixture)
    await appendProjectEvents(
      fixture,
      id,
      { type: 'ProvisioningReleased', data: { cause: 'paid' } },
      stalled,
    )
    const json = await caseworker.send(`${page}/resumption`, {
      method: 'POST',
      body: JSON.stringify({ reason: { code: 'retry', note: 'nach dem Neustart' } }),
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'sec-fetch-site': 'same-origin',
      },
    })
    expect(json.status).toBe(303)
    expect((await readProjectEvents(id)).at(-1)).toMatchObject({
      type: 'ProvisioningResumed',
      data: { step: 'server' },
      reason: { code: 'retry' },
    })
    const again = await caseworker.post(`${page}/resumption`, { reason: 'retry' })
    expect(again.status).toBe(409)
    expect(again.headers.get('content-type')).toStartWith('text/html')
    expect(await again.text()).toContain('Es läuft schon wieder.')
  })

  test('frees the names of an unpaid order, and does not touch a released one', async () => {
    const { id, page } = await seedOrder(fixture)
    const answer = await caseworker.post(`${page}/cancellation`, { reason: 'orderedTwice' })
    expect(answer.status).toBe(303)
    expect((await readProjectEvents(id)).at(-1)).toMatchObject({
      type: 'OrderCancelled',
      data: { cause: 'caseworker' },
    })
    const released = await seedOrder(fixture)
    await appendProjectEvents(fixture, released.id, {
      type: 'ProvisioningReleased',
      data: { cause: 'paid' },
    })
    const refused = await caseworker.post(`${released.page}/cancellation`, { reason: 'abuse' })
    expect(refused.status).toBe(409)
    expect(await typesOf(released.id)).not.toContain('OrderCancelled')
  })

  test('answers htmx with the live region, also when refused', async () => {
    const { page } = await seedOrder(fixture)
    const partial = { 'hx-request': 'true', 'hx-request-type': 'partial' }
    const done = await caseworker.post(`${page}/cancellation`, { reason: 'abuse' }, partial)
    expect(done.status).toBe(200)
    expect(await done.text()).toMatch(/^<div class="head" id="project-head"/)
    const refused = await caseworker.post(`${page}/resumption`, { reason: 'retry' }, partial)
    expect(refused.status).toBe(409)
    expect(await refused.text()).not.toContain('<!doctype html>')
  })
})

describe('an act', () => {
  test('is nothing for auditors, nor on projects that are not there', async () => {
    const { id, page } = await seedOrder(fixture)
    const forbidden = await auditor.post(`${page}/cancellation`, { reason: 'abuse' })
    expect(forbidden.status).toBe(403)
    expect(await forbidden.text()).toContain('Ihre Rolle reicht dafür nicht aus.')
    expect(await typesOf(id)).toEqual(['ProjectOrdered'])
    const nowhere = `/admin/projects/${Bun.randomUUIDv7()}/cancellation`
    expect((await caseworker.post(nowhere, { reason: 'abuse' })).status).toBe(404)
  })

  test('with a body that is none is refused, not broken', async () => {
    const { page } = await seedOrder(fixture)
    const answer = await caseworker.send(`${page}/cancellation`, {
      method: 'POST',
      body: '{"reason":',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    })
    expect(answer.status).toBe(400)
    expect(fixture.errors).toEqual([])
  })

  test('on the project of somebody erased is sealed for the one who acts', async () => {
    const { id, page, customerId } = await seedOrder(fixture)
    await fixture.deps.sql`delete from person_keys where person_id = ${customerId}`
    await caseworker.post(`${page}/cancellation`, { reason: 'abuse', note: 'Spam' })
    const cancelled = (await readProjectEvents(id)).at(-1)
    expect(cancelled?.reason?.sealedFor).toBe(fixture.people.caseworker)
    expect(await (await caseworker.get(`${page}?tab=history`)).text()).toContain('Spam')
  })
})
