import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { VrsEvent } from '../../events'
import type { Owner, WorkId } from '../../events/codes'
import type { OrderedDomain } from '../../events/project'
import { domainStream, personStream, projectStream } from '../../events/streams'
import { projectById } from '../../projections/projects'
import { projectFrom } from '../../src/deciders/project-state'
import { openMail } from '../../src/integrations/mail'
import { mails } from '../../src/processes/mails'
import { staffMails } from '../../src/processes/staff-mails'
import { sendExpiring } from '../../src/processes/tell-domain'
import * as examples from '../examples'
import { happens, ordered } from '../routes/given-orders'
import { happen } from '../store/happens'
import type { Taken } from './given-steps'
import type { Vendors } from './given-vendors'
import { givenVendors } from './given-vendors'

let place: Vendors
const desk = () => ({ desk: { vault: place.vault, store: place.store } }) as never

const staff = async (role: 'admin' | 'caseworker' | 'auditor', name: string) => {
  const key = place.vault.mint(Bun.randomUUIDv7())
  const at = { stream: personStream(key.personId), type: 'StaffInvited' }
  const sealed = place.vault.sealFields(key.key, at, { name, email: `${role}@vrs.example` })
  const invited: VrsEvent = { type: 'StaffInvited', data: { role, sealed } }
  await happen(place.store, at.stream, invited, { type: 'PasswordSet', data: {} })
  await place.sql`insert into person_keys (person_id, wrapped_key)
    values (${key.personId}, ${key.wrapped})`
}

beforeAll(async () => {
  place = await givenVendors()
  await staff('admin', 'Anna Admin')
  await staff('caseworker', 'Jana Krüger')
  await staff('auditor', 'Robert Reiter')
}, 30_000)
afterAll(() => place.close())

type Queue = 'mails' | 'staff-mails'
const processOf = { mails, 'staff-mails': staffMails }

const carry = async (id: string, queue: Queue, stream = projectStream(id)) => {
  const [job] = await place.sql<{ id: string; data: Taken['data']; retryCount: number }[]>`
    update pgboss.job set state = 'active', started_on = now() where id = (
      select id from pgboss.job where name = ${queue} and state < 'active' and group_id = ${stream}
      order by created_on desc, id desc limit 1) and name = ${queue} returning id, data, retry_count`
  if (!job) return undefined
  const taken = { held: { id: job.id, queue, retryCount: job.retryCount }, data: job.data }
  await place.run(processOf[queue], taken)
  return taken
}

/** What was sent since, as `to template`. */
const sentBy = async (work: () => Promise<unknown>) => {
  const before = place.mails().length
  await work()
  return place.mails().slice(before)
}
const briefly = ({ to, messageId }: { to: string; messageId: string }) =>
  `${to} ${messageId.slice(1).split('.')[0]}`

/** A project to which this has happened, with no mail left to send but that of the last event. */
const after = async (domain: OrderedDomain | undefined, ...events: VrsEvent[]) => {
  const { id } = await ordered(desk(), domain ? { domain } : {})
  for (const event of events) {
    await place.sql`update pgboss.job set state = 'completed' where group_id = ${projectStream(id)}`
    await happens(desk(), id, event)
  }
  return id
}

const stall = (owner: Owner, code = 'NO_FREE_SLOT', step: WorkId = 'domain'): VrsEvent => ({
  type: 'ProvisioningStalled',
  data: {
    step,
    errorClass: 'permanent',
    vendor: 'inwx',
    code,
    vendorText: 'AUTH FAILED 0815',
    owner,
  },
})
const moving = (name: string): OrderedDomain => ({ kind: 'transferred', name })
const arrived = (domain: string): VrsEvent => ({
  type: 'DomainAssigned',
  data: { domain, zone: domain, kind: 'transferred' },
})
const live = [examples.released(), examples.wentLive]
const ada = 'ada@example.org'
const both = ['admin@vrs.example staff-stalled', 'caseworker@vrs.example staff-stalled']

describe('what is written when', () => {
  const cases: [string, OrderedDomain | undefined, VrsEvent[], string[]][] = [
    ['an order', undefined, [], [`${ada} received`]],
    ['a release', undefined, [examples.released()], [`${ada} started`]],
    ['a cancellation', undefined, [examples.cancelled()], [`${ada} cancelled`]],
    ['an expiry', undefined, [examples.cancelled('expired')], [`${ada} cancelled`]],
    ['a stall of ours', undefined, [examples.released(), stall('us')], [`${ada} delayed`, ...both]],
    [
      'a wrong auth code',
      moving('m1.example'),
      [examples.released(), stall('customer', '2202')],
      [`${ada} transfer-failed`, ...both],
    ],
    [
      'another stall of hers',
      undefined,
      [examples.released(), stall('customer', 'X', 'dns')],
      [`${ada} needed`, ...both],
    ],
    ['a stall of a live project', undefined, [...live, stall('us')], both],
    [
      'a transfer that came',
      moving('m2.example'),
      [examples.released(), arrived('m2.example')],
      [`${ada} transfer-completed`],
    ],
    [
      'a transfer that came again',
      moving('m3.example'),
      [examples.released(), arrived('m3.example'), arrived('m3.example')],
      [],
    ],
    ['a name of ours', undefined, [examples.released(), examples.domainAssigned], []],
    ['a suspension', undefined, [...live, examples.suspended], [`${ada} suspended`]],
    [
      'a reinstatement',
      undefined,
      [...live, examples.suspended, { type: 'ProjectReinstated', data: {} }],
      [`${ada} reinstated`],
    ],
    ['an archiving', undefined, [...live, examples.archived], [`${ada} archived`]],
    [
      'a teardown of what was live',
      undefined,
      [...live, examples.archived, examples.teardown, examples.dnsRemoved],
      [`${ada} torn-down`],
    ],
    [
      'a teardown of what never was',
      undefined,
      [
        examples.released(),
        examples.cancelled('caseworker'),
        examples.teardown,
        examples.dnsRemoved,
      ],
      [],
    ],
  ]

  test.each(cases)('%s', async (_, domain, events, expected) => {
    const id = await after(domain, ...events)
    const sent = await sentBy(async () => {
      await carry(id, 'mails')
      await carry(id, 'staff-mails')
    })
    expect(sent.map(briefly).toSorted()).toEqual(expected.toSorted())
  })

  test('a transfer that began, told at the stream of its domain', async () => {
    const name = 'xn--mller-kva.example'
    const id = await after(moving(name), examples.released())
    const stream = domainStream(name)
    await happen(place.store, stream, { type: 'DomainTransferStarted', data: { costCents: 500 } })
    const [mail] = await sentBy(() => carry(id, 'mails', stream))
    expect(mail && briefly(mail)).toBe(`${ada} transfer-started`)
    expect(mail?.text).toContain('müller.example')
    expect(mail?.text).toContain('Bestätigen Sie gegebenenfalls die E-Mail')
  })

  test('nothing of a domain that no project holds any more', async () => {
    const stream = domainStream('niemand.example')
    await happen(place.store, stream, { type: 'DomainTransferStarted', data: { costCents: 500 } })
    expect(await sentBy(() => carry('nobody', 'mails', stream))).toEqual([])
    const [job] = await place.sql`select state from pgboss.job where group_id = ${stream}`
    expect(job?.state).toBe('completed')
  })
})

describe('a stall', () => {
  const dueOf = async (id: string) => {
    const [job] = await place.jobs(id, 'mails').then((jobs) => jobs.slice(-1))
    const at = (await place.events(id)).at(-1)?.at ?? ''
    return (new Date(job?.startAfter ?? '').getTime() - Date.parse(at)) / 60_000
  }

  test('is told to the customer at once if she has to act, else after half an hour', async () => {
    expect(await dueOf(await after(undefined, examples.released(), stall('customer')))).toBe(0)
    expect(await dueOf(await after(undefined, examples.released(), stall('vendor')))).toBe(30)
  })

  test('says what to do and where, and nothing of what the vendor said', async () => {
    const id = await after(moving('m4.example'), examples.released(), stall('customer', '2202'))
    const [mail] = await sentBy(() => carry(id, 'mails'))
    expect(mail?.text).toContain('neuen Auth-Code')
    expect(mail?.text).toMatch(new RegExp(`/orders/${id}\\?t=\\S+`))
    expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toMatch(/INWX|2202|AUTH FAILED/i)
    const [told] = await sentBy(() => carry(id, 'staff-mails'))
    expect(told?.text).toContain('INWX 2202')
    expect(told?.text).toContain(`/admin/projects/${id}`)
  })

  test('that is over is told to nobody', async () => {
    const id = await after(undefined, examples.released(), stall('us'))
    const first = examples.resumed('server', (await place.events(id))[1]?.id ?? '')
    await happens(desk(), id, first)
    const sent = await sentBy(async () => {
      await carry(id, 'mails')
      await carry(id, 'staff-mails')
    })
    expect(sent).toEqual([])
  })

  test('goes to the common address alone where there is one', async () => {
    const id = await after(undefined, examples.released(), stall('us'))
    place.tools.staffMail = 'leitstand@vrs.example'
    const sent = await sentBy(() => carry(id, 'staff-mails'))
    delete place.tools.staffMail
    expect(sent.map(briefly)).toEqual(['leitstand@vrs.example staff-stalled'])
  })
})

describe('a mail', () => {
  test('of the same event is the same mail, however often it is sent', async () => {
    const id = await after(undefined, examples.released())
    const taken = await carry(id, 'mails')
    const sent = await sentBy(async () => {
      if (!taken) return
      await place.sql`update pgboss.job set state = 'active' where id = ${taken.held.id}`
      await place.run(mails, taken)
    })
    const all = place.mails().filter(({ messageId }) => messageId === sent[0]?.messageId)
    expect(all).toHaveLength(2)
    expect(sent[0]?.messageId).toBe(`<started.${taken?.data.eventId}@vrs.gmbh>`)
  })

  test('that the call log knows as taken is not sent again', async () => {
    const id = await after(undefined, examples.released(), stall('us'))
    const event = (await place.events(id)).at(-1)
    const [first] = await sentBy(() => carry(id, 'staff-mails'))
    const other = { ...first, messageId: first?.messageId ?? '' }
    await place.sql`insert into vendor_calls
      (at, vendor, method, project_id, attempt, duration_ms, outcome, code, request)
      values (now(), 'smtp', 'send', ${id}, 1, 1, 'ok', '250',
        jsonb_build_object('messageId', ${other.messageId}::text))`
    await place.sql`update pgboss.job set state = 'created'
      where name = 'staff-mails' and data->>'eventId' = ${event?.id ?? ''}`
    const again = await sentBy(() => carry(id, 'staff-mails'))
    expect(again.map(({ to }) => to)).toEqual(['caseworker@vrs.example'])
  })

  test('speaks the language of the order', async () => {
    const { id } = await ordered(desk(), { locale: 'en' })
    const [mail] = await sentBy(() => carry(id, 'mails'))
    expect(mail?.subject).toMatch(/^Your order .* has arrived$/)
  })

  test('to somebody who was erased is none, and no failure', async () => {
    const { id, customerId } = await ordered(desk())
    await place.sql`delete from person_keys where person_id = ${customerId}`
    const alerts = place.alerts.length
    expect(await sentBy(() => carry(id, 'mails'))).toEqual([])
    expect(place.alerts).toHaveLength(alerts)
    expect((await place.jobs(id, 'mails'))[0]?.state).toBe('completed')
  })

  test('for which there is no mail server waits, alerts, and leaves the project alone', async () => {
    const id = await after(undefined, examples.released())
    const before = await projectById(place.sql, id)
    const { mail } = place.tools
    const dead = openMail({
      url: 'smtp://127.0.0.1:9',
      from: 'VRS <a@b.example>',
      record: () => {},
    })
    place.tools.mail = dead
    const taken = await carry(id, 'mails')
    if (!taken) throw new Error('expected a job, found none')
    const next = (await place.jobs(id, 'mails')).filter(({ state }) => state === 'created')
    expect(next.map(({ data }) => data.attempt)).toEqual([2])
    expect(JSON.stringify(next)).not.toMatch(/@example|Ada Berger/)
    await place.sql`update pgboss.job set data = data || '{"attempt": 8}'
      where id = ${next[0]?.id ?? ''}`
    await carry(id, 'mails')
    expect(place.alerts.at(-1)).toMatchObject({ kind: 'mails-in-vain', subject: id })
    expect(await projectById(place.sql, id)).toEqual(before)
    place.tools.mail = mail
    dead.close()
    expect((await sentBy(() => carry(id, 'mails'))).map(briefly)).toEqual([`${ada} started`])
  })
})

test('a domain that expires is told to customer and staff, once per day of the watch', async () => {
  const id = await after(moving('m5.example'), examples.released())
  const events = await place.events(id)
  const project = projectFrom(events)
  if (project.stage === 'unborn') throw new Error('expected a project, found none')
  const bench = { ...place.tools, events, project }
  const radar = { domain: 'm5.example', expiresAt: '2027-01-31T10:00:00.000Z', days: 30 }
  const sent = await sentBy(() => sendExpiring(bench, radar))
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
