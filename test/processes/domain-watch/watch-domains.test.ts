import { afterAll, expect, test } from 'bun:test'
import { domainStream, projectStream } from '../../../events/streams'
import { findDomain } from '../../../projections/queries/domains'
import { listOpenRenewals } from '../../../projections/queries/payments'
import { findProject } from '../../../projections/queries/projects'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { openSiteProbe } from '../../../src/integrations/site-probe/site-probe'
import { domainRenewals } from '../../../src/processes/domain-watch/domain-renewals'
import { watchDomains } from '../../../src/processes/domain-watch/watch-domains'
import { inwxRefusal } from '../../sandbox/inwx/sandbox-inwx-fixture'
import { createDomainDriver } from '../support/domain-driver'
import { createProjectDriver } from '../support/project-driver'
import { openVendorFixture } from '../support/vendor-fixture'

const day = 86_400_000
const name = 'wacht-berger.de'

const fixture = await openVendorFixture()
const drive = createProjectDriver(fixture)
const id = await drive.createReleasedProject({ kind: 'registered', name })
await drive.runUntil(
  id,
  () => drive.hasEvent(id, 'ProjectWentLive'),
  'provisioning',
  () => drive.reportBoot(id),
)
afterAll(() => fixture.close())

const sendCommand = (command: ProjectCommand) =>
  fixture.deps.handleProjectCommand(
    { by: 'person:vera', correlationId: 'pay', causationId: 'pay' },
    id,
    command,
  )

/** A look of some later day. */
const watchAfter = async (days: number) => {
  fixture.clock.offsetMs = days * day
  await fixture.sql`update watches set next_at = now() where name = 'domains'`
  return watchDomains(fixture.deps)
}

const counts = async () => ({
  domain: (await fixture.store.read(domainStream(name))).version,
  project: (await fixture.store.read(projectStream(id))).version,
})
const expiresAt = async () => (await findDomain(fixture.sql, name))?.expiresAt ?? ''
const balance = () => fixture.readInventories().inwx.balanceCents

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
  const listAlerts = () =>
    fixture
      .mails()
      .filter(({ messageId }) => messageId.startsWith('<expiring.'))
      .map(({ messageId }) => Number(/\.(\d+)@/.exec(messageId)?.[1]))
  for (const days of [340, 344, 352, 359, 361]) await watchAfter(days)
  expect(listAlerts()).toEqual([30, 14, 7])
})

test('money of another amount renews nothing', async () => {
  const before = balance()
  const data = { amountCents: 700, currency: 'EUR', paymentRef: 'bank-0', via: 'bank' as const }
  await sendCommand({ type: 'ConfirmPayment', data })
  expect((await drive.eventsOf(id, 'PaymentMismatched')).at(-1)?.data.expectedCents).toBe(702)
  expect(balance()).toBe(before)
})

test('paid, it is renewed for a year, and charged once however often it is asked', async () => {
  const [before, end] = [balance(), await expiresAt()]
  const data = { amountCents: 702, currency: 'EUR', paymentRef: 'bank-1', via: 'bank' as const }
  await sendCommand({ type: 'ConfirmPayment', data })
  const job = await fixture.claimJob(id, 'renewals')
  await fixture.runJob(domainRenewals, job)
  await fixture.sql`update pgboss.job set state = 'active' where id = ${job.activeJob.id}`
  await fixture.runJob(domainRenewals, job)
  expect(before - balance()).toBe(590)
  const later = Date.parse(await expiresAt()) - Date.parse(end)
  expect(Math.round(later / day)).toBeGreaterThanOrEqual(365)
  const types = (await fixture.store.read(domainStream(name))).events.map(({ type }) => type)
  expect(types.filter((type) => type === 'DomainRenewed')).toHaveLength(1)
})

test('two names whose terms end at once are both invoiced, and each renewed by its own money', async () => {
  fixture.clock.offsetMs = 0
  const names = createDomainDriver(fixture, drive)
  const [one, two] = ['gleich-berger.de', 'gleich-berger.com']
  const both = await names.createLiveProject({ kind: 'registered', name: one })
  await names.addDomain(both, { kind: 'registered', name: two })
  await watchAfter(338)
  const invoiced = await drive.eventsOf(both, 'RenewalInvoiced')
  expect(invoiced.map(({ data }) => data.domain).toSorted()).toEqual([two, one])
  expect(await listOpenRenewals(fixture.sql, both)).toHaveLength(2)
  const endOf = async (name: string) => (await findDomain(fixture.sql, name))?.expiresAt ?? ''
  const [before, still] = [await endOf(two), await endOf(one)]
  const open = invoiced.find(({ data }) => data.domain === two)
  const amountCents = open?.data.price.grossCents ?? 0
  const data = { amountCents, currency: 'EUR', paymentRef: 'bank-2', via: 'bank' as const }
  await names.sendCommand(both, { type: 'ConfirmPayment', data })
  await fixture.runJob(domainRenewals, await fixture.claimJob(both, 'renewals'))
  expect([(await endOf(two)) > before, await endOf(one)]).toEqual([true, still])
  expect((await listOpenRenewals(fixture.sql, both)).map(({ domain }) => domain)).toEqual([one])
}, 30_000)

test('money that comes after the registrar stopped renewing is a task, and goes back', async () => {
  fixture.clock.offsetMs = 0
  const late = 'spaet-berger.de'
  const other = await createDomainDriver(fixture, drive).createLiveProject({
    kind: 'registered',
    name: late,
  })
  await watchAfter(338)
  const [invoiced] = await drive.eventsOf(other, 'RenewalInvoiced')
  const amountCents = invoiced?.data.price.grossCents ?? 0
  const end = (await findDomain(fixture.sql, late))?.expiresAt
  const before = balance()
  const payment = { amountCents, currency: 'EUR', paymentRef: 'bank-9', via: 'bank' as const }
  const context = { by: 'person:vera', correlationId: 'pay', causationId: 'pay' } as const
  await fixture.deps.handleProjectCommand(context, other, { type: 'ConfirmPayment', data: payment })
  fixture.faults.add(inwxRefusal('domain.renew', 2105))
  await fixture.runJob(domainRenewals, await fixture.claimJob(other, 'renewals'))
  expect((await drive.eventsOf(other, 'RenewalRefused')).map(({ data }) => data.domain)).toEqual([
    late,
  ])
  const project = await findProject(fixture.sql, other)
  expect([project?.openTask, project?.hasRefundablePayment]).toEqual(['renewalRefused', true])
  expect([balance(), (await findDomain(fixture.sql, late))?.expiresAt]).toEqual([before, end])
}, 30_000)

test('the registrar names until when the next term is paid: its invoice counts from there', async () => {
  const early = 'frueh-berger.de'
  fixture.clock.offsetMs = 0
  const other = await createDomainDriver(fixture, drive).createLiveProject({
    kind: 'registered',
    name: early,
  })
  const end = (await findDomain(fixture.sql, early))?.expiresAt ?? ''
  const { observeDomain } = fixture.deps.inwx
  const daysBeforeEnd = (days: number) => new Date(Date.parse(end) - days * day).toISOString()
  const renewBefore = daysBeforeEnd(20)
  Object.assign(fixture.deps.inwx, {
    observeDomain: async (domain: string) => {
      const observed = await observeDomain(domain)
      return domain === early && observed.state === 'held' ? { ...observed, renewBefore } : observed
    },
  })
  const invoicedOnDay = async (daysBefore: number) => {
    await fixture.sql`delete from domain_looks where name = ${early}`
    await watchAfter((Date.parse(daysBeforeEnd(daysBefore)) - Date.now()) / day)
    return (await drive.eventsOf(other, 'RenewalInvoiced')).length
  }
  expect([await invoicedOnDay(19.5), await invoicedOnDay(50.5), await invoicedOnDay(49.5)]).toEqual(
    [0, 0, 1],
  )
  Object.assign(fixture.deps.inwx, { observeDomain })
}, 30_000)

test('a certificate that changed is seen', async () => {
  const notAfter = '2027-03-01T00:00:00.000Z'
  const probe = async () => ({
    status: 200,
    body: '',
    headers: {},
    tls: { issuer: 'R11', notAfter },
  })
  const siteProbe = { ...openSiteProbe({ record: () => undefined }), probe }
  Object.assign(fixture.deps, { siteProbe, siteAddress: { scheme: 'https', port: '' } })
  await watchAfter(363)
  await watchAfter(365)
  expect((await findDomain(fixture.sql, name))?.certificateUntil).toBe(notAfter)
  const { events } = await fixture.store.read(domainStream(name))
  expect(events.filter(({ type }) => type === 'CertificateSeen')).toHaveLength(1)
})

test('a name that cannot be looked at is told, and keeps no other from its turn', async () => {
  const observeDomain = fixture.deps.inwx.observeDomain
  Object.assign(fixture.deps.inwx, {
    observeDomain: async () => {
      throw new TypeError('x is undefined')
    },
  })
  const names = await fixture.sql`select name from domains where status <> 'expired'`
  expect(await watchAfter(367)).toBe(names.length)
  expect(fixture.alerts).toContainEqual({ kind: 'watch-in-vain', subject: name, detail: 'BUG' })
  expect(await watchAfter(367.5)).toBe(0)
  Object.assign(fixture.deps.inwx, { observeDomain })
})

test('a name that nobody paid for is seen to have run out', async () => {
  const other = 'auslauf-berger.de'
  fixture.clock.offsetMs = 0
  const second = await drive.createReleasedProject({ kind: 'registered', name: other })
  await drive.runUntil(second, () => drive.hasEvent(second, 'DomainAssigned'))
  await fixture.deps.inwx.setRenewal(other, 'AUTOEXPIRE')
  const observeDomain = fixture.deps.inwx.observeDomain
  Object.assign(fixture.deps.inwx, {
    observeDomain: async (domainName: string) =>
      domainName === other ? ({ state: 'absent' } as const) : observeDomain(domainName),
  })
  await watchAfter(370)
  await watchAfter(372)
  expect((await findDomain(fixture.sql, other))?.status).toBe('expired')
  const { events } = await fixture.store.read(domainStream(other))
  expect(events.filter(({ type }) => type === 'DomainExpired')).toHaveLength(1)
})
