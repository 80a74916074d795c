import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import { personStream } from '../../../events/streams'
import { loadSentMail } from '../../../src/routes/admin/mails/load-sent-mail'
import { verifyPasswordResetToken } from '../../../src/security/password-reset-token'
import { appendEvents } from '../../support/append-events'
import { openMailFixture } from './mail-fixture'

let fixture: Awaited<ReturnType<typeof openMailFixture>>
beforeAll(async () => {
  fixture = await openMailFixture()
}, 60_000)
afterAll(() => fixture.close())

const resetRequested = (locale: 'de' | 'en'): DomainEvent => ({
  type: 'PasswordResetRequested',
  data: { locale },
})

const findStaff = async (role: string) => {
  const [person] = await fixture.sql<{ id: string }[]>`select id from people where role = ${role}`
  return person?.id ?? ''
}
const mailsAfter = (personId: string, ...events: DomainEvent[]) =>
  fixture.collectSentMails(async () => {
    const stream = personStream(personId)
    await appendEvents(fixture.store, stream, ...events)
    await fixture.runMailJob('', 'staff-mails', stream)
  })

test('who requested a new password gets the link, in the language of the page', async () => {
  const personId = await findStaff('admin')
  const [mail, ...others] = await mailsAfter(personId, resetRequested('en'))
  expect(others).toEqual([])
  expect(mail?.to).toBe('admin@vrs.example')
  expect(mail?.subject).toBe('New password for the admin')
  const token = /\/new-password\?reset=([\w.-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
  const reset = verifyPasswordResetToken(fixture.vault.keyFor('password-reset'), token)
  const { events } = await fixture.store.read(personStream(personId))
  expect(reset).toEqual({ personId, requestId: events.at(-1)?.id ?? '' })
})

test('other staff who look at the mail do not see the key of its link', async () => {
  const personId = await findStaff('auditor')
  await mailsAfter(personId, resetRequested('de'))
  const [row] = await fixture.sql`select * from mail_texts where person_id = ${personId}`
  expect(row).toMatchObject({ template: 'staff-password-reset', projectId: null })
  const { sql, vault } = fixture
  const shown = await loadSentMail({ sql, vault } as never, row as never)
  expect(shown?.text).toContain('/new-password?reset=…')
  expect(shown?.html).toContain('/new-password?reset=…')
})

test('a mail that was taken is not sent again, and one whose link has ended is not sent', async () => {
  const personId = await findStaff('caseworker')
  expect(await mailsAfter(personId, resetRequested('de'))).toHaveLength(1)
  const again = await fixture.collectSentMails(async () => {
    await fixture.sql`update pgboss.job set state = 'created', completed_on = null
      where name = 'staff-mails' and group_id = ${personStream(personId)}`
    await fixture.runMailJob('', 'staff-mails', personStream(personId))
  })
  expect(again).toEqual([])
  const used: DomainEvent = { type: 'PasswordSet', data: {} }
  expect(await mailsAfter(personId, resetRequested('de'), used)).toEqual([])
})

test('a mail that nobody takes alerts in the end, without a name', async () => {
  const personId = await findStaff('admin')
  await fixture.faults.add({
    vendor: 'smtp',
    method: 'send',
    kind: 'refuse',
    status: 550,
    times: 1,
  } as never)
  expect(await mailsAfter(personId, resetRequested('de'))).toEqual([])
  expect(fixture.alerts.at(-1)).toMatchObject({
    kind: 'staff-mails-in-vain',
    subject: personStream(personId),
  })
})
