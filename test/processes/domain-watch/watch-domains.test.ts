import { afterAll, beforeAll, expect, test } from 'bun:test'
import { domainStream, projectStream } from '../../../events/streams'
import { domainByName } from '../../../projections/domains'
import { renewalsOf } from '../../../projections/renewals'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { openSiteCheck } from '../../../src/integrations/site-probe/site-probe'
import { renewals } from '../../../src/processes/domain-watch/domain-renewals'
import { watchDomains } from '../../../src/processes/domain-watch/watch-domains'
import { namingAt } from '../support/domain-driver'
import { driving } from '../support/project-driver'
import type { Vendors } from '../support/vendor-fixture'
import { givenVendors } from '../support/vendor-fixture'

const day = 86_400_000
const name = 'wacht-berger.de'

let place: Vendors
let drive: ReturnType<typeof driving>
let id = ''
beforeAll(async () => {
  place = await givenVendors()
  drive = driving(place)
  id = await drive.released({ kind: 'registered', name })
  await drive.until(
    id,
    () => drive.has(id, 'ProjectWentLive'),
    'provisioning',
    () => drive.boots(id),
  )
}, 30_000)
afterAll(() => place.close())

const tell = (command: ProjectCommand) =>
  place.tools.command({ by: 'person:vera', correlationId: 'pay', causationId: 'pay' }, id, command)

/** A look of some later day. */
const watchAfter = async (days: number) => {
  place.clock.ahead = days * day
  await place.sql`update watches set next_at = now() where name = 'domains'`
  return watchDomains(place.tools)
}

const counts = async () => ({
  domain: (await place.store.read(domainStream(name))).at,
  project: (await place.store.read(projectStream(id))).at,
})
const expiresAt = async () => (await domainByName(place.sql, name))?.expiresAt ?? ''
const balance = () => place.inventories().inwx.balanceCents

test('a look without news adds no event, and there is one a day', async () => {
  const before = await counts()
  expect(await watchAfter(0)).toBe(1)
  expect(await watchAfter(0.5)).toBe(0)
  expect(await watchAfter(100)).toBe(1)
  expect(await counts()).toEqual(before)
})

test('the next term is invoiced a month before, once, and not renewed before it is paid', async () => {
  const before = balance()
  const end = await expiresAt()
  await watchAfter(336)
  await watchAfter(338)
  const [invoiced, ...more] = await drive.eventsOf(id, 'RenewalInvoiced')
  expect(more).toEqual([])
  expect(invoiced?.data).toMatchObject({
    domain: name,
    periodEnd: end,
    price: { netCents: 590, taxCents: 112, grossCents: 702 },
  })
  expect([balance(), await expiresAt()]).toEqual([before, end])
})

test('who holds it is told at each ring of the radar, once', async () => {
  const told = () =>
    place
      .mails()
      .filter(({ messageId }) => messageId.startsWith('<expiring.'))
      .map(({ messageId }) => Number(/\.(\d+)@/.exec(messageId)?.[1]))
  for (const days of [340, 344, 352, 359, 361]) await watchAfter(days)
  expect(told()).toEqual([30, 14, 7])
})

test('money of another amount renews nothing', async () => {
  const before = balance()
  const data = { amountCents: 700, currency: 'EUR', paymentRef: 'bank-0', via: 'bank' as const }
  await tell({ type: 'ConfirmPayment', data })
  expect((await drive.eventsOf(id, 'PaymentMismatched')).at(-1)?.data.expectedCents).toBe(702)
  expect(balance()).toBe(before)
})

test('paid, it is renewed for a year, and charged once however often it is asked', async () => {
  const [before, end] = [balance(), await expiresAt()]
  const data = { amountCents: 702, currency: 'EUR', paymentRef: 'bank-1', via: 'bank' as const }
  await tell({ type: 'ConfirmPayment', data })
  const job = await place.take(id, 'renewals')
  await place.run(renewals, job)
  await place.sql`update pgboss.job set state = 'active' where id = ${job.held.id}`
  await place.run(renewals, job)
  expect(before - balance()).toBe(590)
  const later = Date.parse(await expiresAt()) - Date.parse(end)
  expect(Math.round(later / day)).toBeGreaterThanOrEqual(365)
  const types = (await place.store.read(domainStream(name))).events.map(({ type }) => type)
  expect(types.filter((type) => type === 'DomainRenewed')).toHaveLength(1)
})

test('two names whose terms end at once are both invoiced, and each renewed by its own money', async () => {
  place.clock.ahead = 0
  const names = namingAt(place, drive)
  const [one, two] = ['gleich-berger.de', 'gleich-berger.com']
  const both = await names.live({ kind: 'registered', name: one })
  await names.add(both, { kind: 'registered', name: two })
  await watchAfter(338)
  const invoiced = await drive.eventsOf(both, 'RenewalInvoiced')
  expect(invoiced.map(({ data }) => data.domain).toSorted()).toEqual([two, one])
  expect(await renewalsOf(place.sql, both)).toHaveLength(2)
  const endOf = async (name: string) => (await domainByName(place.sql, name))?.expiresAt ?? ''
  const [before, still] = [await endOf(two), await endOf(one)]
  const open = invoiced.find(({ data }) => data.domain === two)
  const amountCents = open?.data.price.grossCents ?? 0
  const data = { amountCents, currency: 'EUR', paymentRef: 'bank-2', via: 'bank' as const }
  await names.tell(both, { type: 'ConfirmPayment', data })
  await place.run(renewals, await place.take(both, 'renewals'))
  expect([(await endOf(two)) > before, await endOf(one)]).toEqual([true, still])
  expect((await renewalsOf(place.sql, both)).map(({ domain }) => domain)).toEqual([one])
}, 30_000)

test('a certificate that changed is seen', async () => {
  const notAfter = '2027-03-01T00:00:00.000Z'
  const look = async () => ({
    status: 200,
    body: '',
    headers: {},
    tls: { issuer: 'R11', notAfter },
  })
  const sites = { ...openSiteCheck({ record: () => undefined }), look }
  Object.assign(place.tools, { sites, site: { scheme: 'https', port: '' } })
  await watchAfter(363)
  await watchAfter(365)
  expect((await domainByName(place.sql, name))?.certificateUntil).toBe(notAfter)
  const { events } = await place.store.read(domainStream(name))
  expect(events.filter(({ type }) => type === 'CertificateSeen')).toHaveLength(1)
})

test('a name that cannot be looked at is told, and keeps no other from its turn', async () => {
  const seen = place.tools.inwx.domainSeen
  Object.assign(place.tools.inwx, {
    domainSeen: async () => {
      throw new TypeError('x is undefined')
    },
  })
  const names = await place.sql`select name from domains where status <> 'expired'`
  expect(await watchAfter(367)).toBe(names.length)
  expect(place.alerts).toContainEqual({ kind: 'watch-in-vain', subject: name, detail: 'BUG' })
  expect(await watchAfter(367.5)).toBe(0)
  Object.assign(place.tools.inwx, { domainSeen: seen })
})

test('a name that nobody paid for is seen to have run out', async () => {
  const other = 'auslauf-berger.de'
  place.clock.ahead = 0
  const second = await drive.released({ kind: 'registered', name: other })
  await drive.until(second, () => drive.has(second, 'DomainAssigned'))
  await place.tools.inwx.setRenewal(other, 'AUTOEXPIRE')
  const seen = place.tools.inwx.domainSeen
  Object.assign(place.tools.inwx, {
    domainSeen: async (asked: string) =>
      asked === other ? ({ state: 'absent' } as const) : seen(asked),
  })
  await watchAfter(370)
  await watchAfter(372)
  expect((await domainByName(place.sql, other))?.status).toBe('expired')
  const { events } = await place.store.read(domainStream(other))
  expect(events.filter(({ type }) => type === 'DomainExpired')).toHaveLength(1)
})
