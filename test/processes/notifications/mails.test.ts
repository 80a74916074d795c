import { afterAll, describe, expect, test } from 'bun:test'
import { findProject } from '../../../projections/queries/projects'
import { rebuildProject } from '../../../src/domain/project/evolve'
import { openMailClient } from '../../../src/integrations/smtp/mail-client'
import { customerMails } from '../../../src/processes/notifications/customer-mails'
import { mailDomainExpiring } from '../../../src/processes/notifications/domain-mails'
import * as examples from '../../support/project-events'
import { customerEmail, openMailFixture, stallEvent, transferredDomain } from './mail-fixture'

const fixture = await openMailFixture()
afterAll(() => fixture.close())

describe('a stall', () => {
  const dueOf = async (id: string) => {
    const [job] = await fixture.jobs(id, 'mails').then((jobs) => jobs.slice(-1))
    const at = (await fixture.events(id)).at(-1)?.at ?? ''
    return (new Date(job?.startAfter ?? '').getTime() - Date.parse(at)) / 60_000
  }

  test('is told to the customer at once if she has to act, else after half an hour', async () => {
    expect(
      await dueOf(
        await fixture.createProjectAfter(
          undefined,
          examples.provisioningReleased(),
          stallEvent('customer'),
        ),
      ),
    ).toBe(0)
    expect(
      await dueOf(
        await fixture.createProjectAfter(
          undefined,
          examples.provisioningReleased(),
          stallEvent('vendor'),
        ),
      ),
    ).toBe(30)
  })

  test('says what to do and where, and nothing of what the vendor said', async () => {
    const id = await fixture.createProjectAfter(
      transferredDomain('m4.example'),
      examples.provisioningReleased(),
      stallEvent('customer', '2202'),
    )
    const [mail] = await fixture.collectSentMails(() => fixture.runMailJob(id, 'mails'))
    expect(mail?.text).toContain('neuen Auth-Code')
    expect(mail?.text).toMatch(new RegExp(`/orders/${id}\\?t=\\S+`))
    const content = `${mail?.subject} ${mail?.text} ${mail?.html}`.replaceAll(
      /\/orders\/[^\s"<]+/g,
      '',
    )
    expect(content).not.toMatch(/INWX|2202|AUTH FAILED/i)
    const [told] = await fixture.collectSentMails(() => fixture.runMailJob(id, 'staff-mails'))
    expect(told?.text).toContain('INWX 2202')
    expect(told?.text).toContain(`/admin/projects/${id}`)
  })

  test('that is over is told to nobody', async () => {
    const id = await fixture.createProjectAfter(
      undefined,
      examples.provisioningReleased(),
      stallEvent('us'),
    )
    const first = examples.provisioningResumed('server', (await fixture.events(id))[1]?.id ?? '')
    await fixture.appendProjectEvents(id, first)
    const mails = await fixture.collectSentMails(async () => {
      await fixture.runMailJob(id, 'mails')
      await fixture.runMailJob(id, 'staff-mails')
    })
    expect(mails).toEqual([])
  })

  test('goes to the common address alone where there is one', async () => {
    const id = await fixture.createProjectAfter(
      undefined,
      examples.provisioningReleased(),
      stallEvent('us'),
    )
    fixture.deps.staffMail = 'leitstand@vrs.example'
    const mails = await fixture.collectSentMails(() => fixture.runMailJob(id, 'staff-mails'))
    delete fixture.deps.staffMail
    expect(mails.map(fixture.summarizeMail)).toEqual(['leitstand@vrs.example staff-stalled'])
  })
})

describe('a mail', () => {
  test('of the same event is the same mail, however often it is sent', async () => {
    const id = await fixture.createProjectAfter(undefined, examples.provisioningReleased())
    const claimedJob = await fixture.runMailJob(id, 'mails')
    const mails = await fixture.collectSentMails(async () => {
      if (!claimedJob) return
      await fixture.sql`update pgboss.job set state = 'active' where id = ${claimedJob.activeJob.id}`
      await fixture.runJob(customerMails, claimedJob)
    })
    const all = fixture.mails().filter(({ messageId }) => messageId === mails[0]?.messageId)
    expect(all).toHaveLength(2)
    expect(mails[0]?.messageId).toBe(`<started.${claimedJob?.data.eventId}@vrs.gmbh>`)
  })

  test('that the call log knows as taken is not sent again', async () => {
    const id = await fixture.createProjectAfter(
      undefined,
      examples.provisioningReleased(),
      stallEvent('us'),
    )
    const event = (await fixture.events(id)).at(-1)
    const [first] = await fixture.collectSentMails(() => fixture.runMailJob(id, 'staff-mails'))
    const other = { ...first, messageId: first?.messageId ?? '' }
    await fixture.sql`insert into vendor_calls
      (at, vendor, method, project_id, attempt, duration_ms, outcome, code, request)
      values (now(), 'smtp', 'send', ${id}, 1, 1, 'ok', '250',
        jsonb_build_object('messageId', ${other.messageId}::text))`
    await fixture.sql`update pgboss.job set state = 'created'
      where name = 'staff-mails' and data->>'eventId' = ${event?.id ?? ''}`
    const again = await fixture.collectSentMails(() => fixture.runMailJob(id, 'staff-mails'))
    expect(again.map(({ to }) => to)).toEqual(['caseworker@vrs.example'])
  })

  test('speaks the language of the order', async () => {
    const { id } = await fixture.seedOrder({ locale: 'en' })
    const [mail] = await fixture.collectSentMails(() => fixture.runMailJob(id, 'mails'))
    expect(mail?.subject).toMatch(/^We have received your order /)
  })

  test('to somebody who was erased is none, and no failure', async () => {
    const { id, customerId } = await fixture.seedOrder()
    await fixture.sql`delete from person_keys where person_id = ${customerId}`
    const alerts = fixture.alerts.length
    expect(await fixture.collectSentMails(() => fixture.runMailJob(id, 'mails'))).toEqual([])
    expect(fixture.alerts).toHaveLength(alerts)
    expect((await fixture.jobs(id, 'mails'))[0]?.state).toBe('completed')
  })

  test('for which there is no mail server waits, alerts, and leaves the project alone', async () => {
    const id = await fixture.createProjectAfter(undefined, examples.provisioningReleased())
    const before = await findProject(fixture.sql, id)
    const { mail } = fixture.deps
    const dead = openMailClient({
      url: 'smtp://127.0.0.1:9',
      from: 'VRS <a@b.example>',
      record: () => {},
    })
    fixture.deps.mail = dead
    const claimedJob = await fixture.runMailJob(id, 'mails')
    if (!claimedJob) throw new Error('expected a job, found none')
    const next = (await fixture.jobs(id, 'mails')).filter(({ state }) => state === 'created')
    expect(next.map(({ data }) => data.attempt)).toEqual([2])
    expect(JSON.stringify(next)).not.toMatch(/@example|Ada Berger/)
    await fixture.sql`update pgboss.job set data = data || '{"attempt": 8}'
      where id = ${next[0]?.id ?? ''}`
    await fixture.runMailJob(id, 'mails')
    expect(fixture.alerts.at(-1)).toMatchObject({ kind: 'mails-in-vain', subject: id })
    expect(await findProject(fixture.sql, id)).toEqual(before)
    fixture.deps.mail = mail
    dead.close()
    expect(
      (await fixture.collectSentMails(() => fixture.runMailJob(id, 'mails'))).map(
        fixture.summarizeMail,
      ),
    ).toEqual([`${customerEmail} started`])
  })
})

test('a domain that expires is told to customer and staff, once per day of the watch', async () => {
  const id = await fixture.createProjectAfter(
    transferredDomain('m5.example'),
    examples.provisioningReleased(),
  )
  const events = await fixture.events(id)
  const project = rebuildProject(events)
  if (project.stage === 'initial') throw new Error('expected a project, found none')
  const context = { ...fixture.deps, events, project }
  const expiresAt = '2027-01-31T10:00:00.000Z'
  const renewBefore = '2027-01-30T10:00:00.000Z'
  const radar = { domain: 'm5.example', expiresAt, renewBefore, days: 30 }
  const mails = await fixture.collectSentMails(() => mailDomainExpiring(context, radar))
  expect(mails.map(fixture.summarizeMail).toSorted()).toEqual([
    `${customerEmail} expiring`,
    'admin@vrs.example staff-expiring',
    'caseworker@vrs.example staff-expiring',
  ])
  const mine = mails.find(({ to }) => to === customerEmail)
  expect(mine?.messageId).toBe('<expiring.m5.example.2027-01-31.30@vrs.gmbh>')
  expect(mine?.subject).toBe('Ihre Domain läuft in 30 Tagen ab: m5.example')
  expect(mine?.text).toContain('31.01.2027')
  for (const { text } of mails) expect(text).toContain('vor dem 30.01.2027')
})
