import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import { createConfirmationToken } from '../../../src/security/order-token'
import { customerEmail, openMailFixture } from './mail-fixture'

let fixture: Awaited<ReturnType<typeof openMailFixture>>
beforeAll(async () => {
  fixture = await openMailFixture()
}, 60_000)
afterAll(() => fixture.close())

const requested: DomainEvent = { type: 'EmailConfirmationRequested', data: {} }
const held: DomainEvent = { type: 'FreeOrderHeld', data: { cause: 'disposableAddress' } }
const released: DomainEvent = { type: 'ProvisioningReleased', data: { cause: 'free' } }

const placeFreeOrder = async (event: DomainEvent) => {
  const { id } = await fixture.seedOrder({ method: 'free', grossCents: 0 })
  await fixture.appendProjectEvents(id, event)
  return id
}

const mailsOf = (id: string, queue: 'mails' | 'staff-mails' = 'mails') =>
  fixture.collectSentMails(() => fixture.runMailJob(id, queue))

const pathOf = (id: string) =>
  `/orders/${id}/confirmation?t=${createConfirmationToken(fixture.deps.orderTokenKey, id, customerEmail)}`

describe('an order that costs nothing', () => {
  test('brings one mail with the link that confirms the address, and until when', async () => {
    const id = await placeFreeOrder(requested)
    const [mail] = await mailsOf(id)
    expect(mail?.subject).toContain('Bitte bestätigen Sie Ihre E-Mail-Adresse')
    expect(mail?.text).toContain(pathOf(id))
    expect(mail?.text).toMatch(/Der Link gilt bis \d{2}\.\d{2}\.\d{4}/)
    expect(mail?.text).not.toMatch(/Rechnung|bezahl/i)
    // The job of the order itself: one mail is enough.
    expect(await mailsOf(id)).toEqual([])
  })

  test('that is looked at first says why, and of no money', async () => {
    const id = await placeFreeOrder(held)
    const [mail] = await mailsOf(id)
    expect(mail?.messageId).toStartWith('<received.')
    expect(mail?.text).toContain('Wegwerf-Adressen')
    expect(mail?.text).not.toMatch(/Rechnung|bezahl|confirmation/i)
    const staff = await mailsOf(id, 'staff-mails')
    expect(staff.map(({ to }) => to).toSorted()).toEqual([
      'admin@vrs.example',
      'caseworker@vrs.example',
    ])
    expect(staff[0]?.text).toContain(`/admin/projects/${id}`)
  })

  test('that was released meanwhile brings neither', async () => {
    const [asked, looked] = [await placeFreeOrder(requested), await placeFreeOrder(held)]
    const { runMailJob } = fixture
    await fixture.appendProjectEvents(looked, released)
    expect(await mailsOf(looked, 'staff-mails')).toEqual([])
    await fixture.appendProjectEvents(asked, released)
    await runMailJob(asked, 'mails')
    expect(await mailsOf(asked)).toEqual([])
  })

  test.each([
    [requested, 'weil die E-Mail-Adresse nicht rechtzeitig bestätigt wurde'],
    [held, 'Wir haben sie nicht freigegeben'],
  ] as const)(
    'after %p that expired says why, and not that it was not paid',
    async (event, why) => {
      const id = await placeFreeOrder(event)
      await fixture.appendProjectEvents(id, { type: 'OrderCancelled', data: { cause: 'expired' } })
      const [mail] = await mailsOf(id)
      expect(mail?.text).toContain(why)
      expect(mail?.text).not.toMatch(/bezahlt/)
    },
  )

  test('sends the link once more to who lost it, as long as it is of use', async () => {
    const id = await placeFreeOrder(requested)
    const linkRequested: DomainEvent = { type: 'TrackerLinkRequested', data: {} }
    await fixture.appendProjectEvents(id, linkRequested)
    expect((await mailsOf(id))[0]?.text).toContain(pathOf(id))
    await fixture.appendProjectEvents(id, released, linkRequested)
    expect((await mailsOf(id))[0]?.text).not.toContain('/confirmation')
  })
})
