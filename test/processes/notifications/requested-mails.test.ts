import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import { personStream } from '../../../events/streams'
import { findMailText, listCustomerMails } from '../../../projections/queries/mail-texts'
import { findProject } from '../../../projections/queries/projects'
import { openMail } from '../../../src/security/sealed-mail'
import * as examples from '../../support/project-events'
import { customerEmail, openMailFixture, stallEvent } from './mail-fixture'

let fixture: Awaited<ReturnType<typeof openMailFixture>>
beforeAll(async () => {
  fixture = await openMailFixture()
}, 60_000)
afterAll(() => fixture.close())

const linkRequested: DomainEvent = { type: 'TrackerLinkRequested', data: {} }
const customerOf = async (id: string) => (await findProject(fixture.sql, id))?.customerId ?? ''
const textsOf = async (id: string) => listCustomerMails(fixture.sql, await customerOf(id), 9)

const mailsAfter = async (id: string, event: DomainEvent) => {
  await fixture.appendProjectEvents(id, event)
  return fixture.collectSentMails(() => fixture.runMailJob(id, 'mails'))
}

const liveProject = () =>
  fixture.createProjectAfter(
    undefined,
    examples.provisioningReleased(),
    ...examples.wholePath.slice(4),
  )

describe('the text of a mail', () => {
  test('is kept as it was sent, sealed under the key of its customer', async () => {
    const id = await fixture.createProjectAfter(undefined)
    const [sent] = await mailsAfter(id, linkRequested)
    const [row] = await textsOf(id)
    expect(row).toMatchObject({ template: 'tracker-link', projectId: id, recipient: 'customer' })
    expect(row?.acceptedAt).not.toBeNull()
    // Hex and base64 contain “ada” by chance.
    expect(JSON.stringify(row)).not.toMatch(/berger|ada[ @]/i)
    const customerId = await customerOf(id)
    const key = await fixture.vault.findPersonKey(customerId)
    if (!row || !key || !sent) throw new Error('expected a mail and its key')
    const at = { stream: personStream(customerId), messageId: row.messageId }
    const mail = openMail(fixture.vault, key, at, row.sealed)
    expect(mail.to).toBe(customerEmail)
    expect(mail.subject).toBe(sent.subject)
    expect(mail.text.trim()).toBe(sent.text.trim())
  })

  test('goes with the key of its customer', async () => {
    const id = await fixture.createProjectAfter(undefined)
    await mailsAfter(id, linkRequested)
    const [row] = await textsOf(id)
    await fixture.sql`delete from person_keys where person_id = ${await customerOf(id)}`
    expect(await findMailText(fixture.sql, row?.id ?? '')).toBeUndefined()
    expect(await mailsAfter(id, linkRequested)).toEqual([])
  })

  test('to staff is kept, too, and not among those of the customer', async () => {
    const id = await fixture.createProjectAfter(
      undefined,
      examples.provisioningReleased(),
      stallEvent('us'),
    )
    await fixture.runMailJob(id, 'staff-mails')
    const rows = await fixture.sql`select recipient from mail_texts where project_id = ${id}`
    expect(rows.map(({ recipient }) => recipient)).toEqual(['staff', 'staff'])
    expect(await textsOf(id)).toHaveLength(0)
  })

  test('of a mail that nobody took is there, as one that was not taken', async () => {
    const id = await fixture.createProjectAfter(undefined)
    await fixture.faults.add({ vendor: 'smtp', method: 'send', kind: 'down', times: 1 } as never)
    await mailsAfter(id, linkRequested)
    const [row] = await textsOf(id)
    expect(row?.acceptedAt).toBeNull()
  })
})

describe('the link to the tracker', () => {
  test('comes again, with the number of the order and the words for those who did not ask', async () => {
    const id = await fixture.createProjectAfter(undefined)
    const [mail] = await mailsAfter(id, linkRequested)
    expect(mail?.to).toBe(customerEmail)
    expect(mail?.subject).toMatch(/Der Link zu Ihrer Bestellung 2026-\d+/)
    expect(mail?.text).toMatch(new RegExp(`/orders/${id}\\?t=\\S{43}`))
    expect(mail?.text).toContain('Haben Sie ihn nicht angefordert, müssen Sie nichts tun')
  })
})

const inviteIn = (text = '') => /invite=(\S+)/.exec(text)?.[1]

describe('an invitation', () => {
  test('comes again with a link of its own', async () => {
    const id = await liveProject()
    const invited: DomainEvent = { type: 'InvitationRequested', data: {} }
    const [first] = await mailsAfter(id, invited)
    const [second] = await mailsAfter(id, invited)
    expect(first?.subject).toStartWith('Ihre neue Einladung: ')
    expect(inviteIn(first?.text)).toBeDefined()
    expect(inviteIn(second?.text)).not.toBe(inviteIn(first?.text))
  })
})

describe('any mail', () => {
  const resend = async (id: string) => {
    const [row] = await textsOf(id)
    return mailsAfter(id, { type: 'MailResendRequested', data: { mailId: row?.id ?? '' } })
  }

  test('is sent again with the same text, as a mail of its own', async () => {
    const id = await fixture.createProjectAfter(undefined, examples.provisioningReleased())
    const [before] = await fixture.collectSentMails(() => fixture.runMailJob(id, 'mails'))
    const [after] = await resend(id)
    expect([after?.subject, after?.text]).toEqual([before?.subject, before?.text])
    expect(after?.messageId).not.toBe(before?.messageId)
    expect(await textsOf(id)).toHaveLength(2)
  })

  test('with an invitation gets a new one', async () => {
    const id = await liveProject()
    const invited: DomainEvent = { type: 'InvitationRequested', data: {} }
    const [before] = await mailsAfter(id, invited)
    const [after] = await resend(id)
    expect(inviteIn(after?.text)).toBeDefined()
    expect(inviteIn(after?.text)).not.toBe(inviteIn(before?.text))
  })

  test('of somebody who was erased is sent to nobody', async () => {
    const id = await fixture.createProjectAfter(undefined)
    await mailsAfter(id, linkRequested)
    const [row] = await textsOf(id)
    await fixture.sql`delete from person_keys where person_id = ${await customerOf(id)}`
    const data = { mailId: row?.id ?? '' }
    expect(await mailsAfter(id, { type: 'MailResendRequested', data })).toEqual([])
  })
})
