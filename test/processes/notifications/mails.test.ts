import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { projectById } from '../../../projections/projects'
import { projectFrom } from '../../../src/domain/project/state'
import { openMail } from '../../../src/integrations/smtp/mail-client'
import { mails } from '../../../src/processes/notifications/customer-mails'
import { sendExpiring } from '../../../src/processes/notifications/domain-mails'
import * as examples from '../../support/project-events'
import type { Mailing } from './mail-fixture'
import { ada, briefly, givenMails, moving, stall } from './mail-fixture'

let place: Mailing
beforeAll(async () => {
  place = await givenMails()
}, 30_000)
afterAll(() => place.close())

describe('a stall', () => {
  const dueOf = async (id: string) => {
    const [job] = await place.jobs(id, 'mails').then((jobs) => jobs.slice(-1))
    const at = (await place.events(id)).at(-1)?.at ?? ''
    return (new Date(job?.startAfter ?? '').getTime() - Date.parse(at)) / 60_000
  }

  test('is told to the customer at once if she has to act, else after half an hour', async () => {
    expect(await dueOf(await place.after(undefined, examples.released(), stall('customer')))).toBe(
      0,
    )
    expect(await dueOf(await place.after(undefined, examples.released(), stall('vendor')))).toBe(30)
  })

  test('says what to do and where, and nothing of what the vendor said', async () => {
    const id = await place.after(
      moving('m4.example'),
      examples.released(),
      stall('customer', '2202'),
    )
    const [mail] = await place.sentBy(() => place.carry(id, 'mails'))
    expect(mail?.text).toContain('neuen Auth-Code')
    expect(mail?.text).toMatch(new RegExp(`/orders/${id}\\?t=\\S+`))
    const said = `${mail?.subject} ${mail?.text} ${mail?.html}`.replaceAll(
      /\/orders\/[^\s"<]+/g,
      '',
    )
    expect(said).not.toMatch(/INWX|2202|AUTH FAILED/i)
    const [told] = await place.sentBy(() => place.carry(id, 'staff-mails'))
    expect(told?.text).toContain('INWX 2202')
    expect(told?.text).toContain(`/admin/projects/${id}`)
  })

  test('that is over is told to nobody', async () => {
    const id = await place.after(undefined, examples.released(), stall('us'))
    const first = examples.resumed('server', (await place.events(id))[1]?.id ?? '')
    await place.happens(id, first)
    const sent = await place.sentBy(async () => {
      await place.carry(id, 'mails')
      await place.carry(id, 'staff-mails')
    })
    expect(sent).toEqual([])
  })

  test('goes to the common address alone where there is one', async () => {
    const id = await place.after(undefined, examples.released(), stall('us'))
    place.tools.staffMail = 'leitstand@vrs.example'
    const sent = await place.sentBy(() => place.carry(id, 'staff-mails'))
    delete place.tools.staffMail
    expect(sent.map(briefly)).toEqual(['leitstand@vrs.example staff-stalled'])
  })
})

describe('a mail', () => {
  test('of the same event is the same mail, however often it is sent', async () => {
    const id = await place.after(undefined, examples.released())
    const taken = await place.carry(id, 'mails')
    const sent = await place.sentBy(async () => {
      if (!taken) return
      await place.sql`update pgboss.job set state = 'active' where id = ${taken.held.id}`
      await place.run(mails, taken)
    })
    const all = place.mails().filter(({ messageId }) => messageId === sent[0]?.messageId)
    expect(all).toHaveLength(2)
    expect(sent[0]?.messageId).toBe(`<started.${taken?.data.eventId}@vrs.gmbh>`)
  })

  test('that the call log knows as taken is not sent again', async () => {
    const id = await place.after(undefined, examples.released(), stall('us'))
    const event = (await place.events(id)).at(-1)
    const [first] = await place.sentBy(() => place.carry(id, 'staff-mails'))
    const other = { ...first, messageId: first?.messageId ?? '' }
    await place.sql`insert into vendor_calls
      (at, vendor, method, project_id, attempt, duration_ms, outcome, code, request)
      values (now(), 'smtp', 'send', ${id}, 1, 1, 'ok', '250',
        jsonb_build_object('messageId', ${other.messageId}::text))`
    await place.sql`update pgboss.job set state = 'created'
      where name = 'staff-mails' and data->>'eventId' = ${event?.id ?? ''}`
    const again = await place.sentBy(() => place.carry(id, 'staff-mails'))
    expect(again.map(({ to }) => to)).toEqual(['caseworker@vrs.example'])
  })

  test('speaks the language of the order', async () => {
    const { id } = await place.ordered({ locale: 'en' })
    const [mail] = await place.sentBy(() => place.carry(id, 'mails'))
    expect(mail?.subject).toMatch(/^Your order .* has arrived$/)
  })

  test('to somebody who was erased is none, and no failure', async () => {
    const { id, customerId } = await place.ordered()
    await place.sql`delete from person_keys where person_id = ${customerId}`
    const alerts = place.alerts.length
    expect(await place.sentBy(() => place.carry(id, 'mails'))).toEqual([])
    expect(place.alerts).toHaveLength(alerts)
    expect((await place.jobs(id, 'mails'))[0]?.state).toBe('completed')
  })

  test('for which there is no mail server waits, alerts, and leaves the project alone', async () => {
    const id = await place.after(undefined, examples.released())
    const before = await projectById(place.sql, id)
    const { mail } = place.tools
    const dead = openMail({
      url: 'smtp://127.0.0.1:9',
      from: 'VRS <a@b.example>',
      record: () => {},
    })
    place.tools.mail = dead
    const taken = await place.carry(id, 'mails')
    if (!taken) throw new Error('expected a job, found none')
    const next = (await place.jobs(id, 'mails')).filter(({ state }) => state === 'created')
    expect(next.map(({ data }) => data.attempt)).toEqual([2])
    expect(JSON.stringify(next)).not.toMatch(/@example|Ada Berger/)
    await place.sql`update pgboss.job set data = data || '{"attempt": 8}'
      where id = ${next[0]?.id ?? ''}`
    await place.carry(id, 'mails')
    expect(place.alerts.at(-1)).toMatchObject({ kind: 'mails-in-vain', subject: id })
    expect(await projectById(place.sql, id)).toEqual(before)
    place.tools.mail = mail
    dead.close()
    expect((await place.sentBy(() => place.carry(id, 'mails'))).map(briefly)).toEqual([
      `${ada} started`,
    ])
  })
})

test('a domain that expires is told to customer and staff, once per day of the watch', async () => {
  const id = await place.after(moving('m5.example'), examples.released())
  const events = await place.events(id)
  const project = projectFrom(events)
  if (project.stage === 'unborn') throw new Error('expected a project, found none')
  const bench = { ...place.tools, events, project }
  const radar = { domain: 'm5.example', expiresAt: '2027-01-31T10:00:00.000Z', days: 30 }
  const sent = await place.sentBy(() => sendExpiring(bench, radar))
  expect(sent.map(briefly).toSorted()).toEqual([
    `${ada} expiring`,
    'admin@vrs.example staff-expiring',
    'caseworker@vrs.example staff-expiring',
  ])
  const mine = sent.find(({ to }) => to === ada)
  expect(mine?.messageId).toBe('<expiring.m5.example.2027-01-31.30@vrs.gmbh>')
  expect(mine?.subject).toBe('Ihre Domain läuft in 30 Tagen ab: m5.example')
  expect(mine?.text).toContain('31.01.2027')
})
