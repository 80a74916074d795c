import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { DriftKind } from '../../../events/operations/drift'
import { driftStream, licenseStream, serverStream } from '../../../events/streams'
import { listOpenFindings } from '../../../projections/queries/drift-findings'
import { type DriftCommand, decideDrift } from '../../../src/domain/drift/decide-drift'
import { createCommandHandler } from '../../../src/store/event-store/command-handler'
import { appendEvents } from '../../support/append-events'
import { type DriftFixture, openDriftFixture } from './drift-fixture'

let fixture: DriftFixture
let ids: Record<'stopped' | 'bought' | 'bare' | 'old' | 'unlicensed', string>

beforeAll(async () => {
  fixture = await openDriftFixture()
  const domainNames = {
    stopped: 'drift-lost.de',
    bought: 'drift-berger.de',
    bare: undefined,
    old: undefined,
    unlicensed: undefined,
  }
  const live = Object.entries(domainNames).map(async ([name, bought]) => [
    name,
    await fixture.createLiveProject(bought),
  ])
  ids = Object.fromEntries(await Promise.all(live))
}, 60_000)
afterAll(() => fixture.close())

const commandContext = { by: 'person:ada', correlationId: 'act', causationId: 'act' } as const
const readFindingKinds = async () =>
  (await listOpenFindings(fixture.sql)).map(({ kind }) => kind).toSorted()
const row = async (id: string) => (await fixture.sql`select * from projects where id = ${id}`)[0]

const causeRegistrarDrift = async () => {
  const { inwx } = fixture.deps
  await fixture.registerUnorderedDomain('drift-frei.de')
  await inwx.setRenewal('drift-frei.de', 'AUTORENEW')
  await inwx.setRenewal('drift-berger.de', 'AUTORENEW')
  const expiresAt = '2026-12-24T00:00:00.000Z'
  await fixture.appendDomainEvents('drift-berger.de', {
    type: 'DomainRenewed',
    data: { expiresAt, costCents: 0 },
  })
  const { bought, stopped } = ids
  await fixture.appendDomainEvents('drift-lost.de', {
    type: 'DomainReleased',
    data: { projectId: stopped },
  })
  const registration = { registrarRef: '1', expiresAt, costCents: 1 }
  await fixture.appendDomainEvents('drift-weg.de', { type: 'DomainRegistered', data: registration })
  const claimed = { projectId: bought, primary: false }
  await fixture.appendDomainEvents('drift-weg.de', { type: 'DomainClaimed', data: claimed })
}

const causeHostingDrift = async () => {
  const { coolify, handleProjectCommand } = fixture.deps
  const { stopped, bare, old, unlicensed } = ids
  const [server] = await coolify.listServers()
  const name = 'vrs-alt-0badc0de'
  const project = await coolify.ensureProject(name)
  const where = { name, project, server: server?.uuid ?? '' }
  await coolify.ensureDatabase({ ...where, user: 'a', password: 'b', database: 'c' })
  const image = { name: 'vrs/vrs-core', tag: 'latest' }
  const site = { image, healthPath: '/health', port: 8000, domains: ['http://alt.vrs.localhost'] }
  await coolify.ensureApplication({ ...where, ...site })
  await coolify.stopApplication((await row(stopped))?.application)
  await coolify.deleteApplication((await row(bare))?.application)
  await handleProjectCommand(commandContext, old, { type: 'Archive', data: {} })
  await appendEvents(fixture.store, licenseStream(unlicensed, 'kontakt'), {
    type: 'LicenseSuspended',
    data: {},
  })
  for (let polls = 0; polls < 50; polls += 1) {
    const there = (await coolify.listApplications()).map(({ uuid }) => uuid)
    if (!there.includes((await row(bare))?.application)) return
    await Bun.sleep(20)
  }
}

const causeZoneDrift = async () => {
  const { inwx } = fixture.deps
  const { bought, bare } = ids
  const { domainName, zone } = (await row(bought)) ?? {}
  const records = (await inwx.listRecordsAt(zone, [domainName])).filter(({ type }) => type === 'A')
  await inwx.removeRecords(zone, records)
  const elsewhere = { type: 'A' as const, content: '203.0.113.99', ttl: 300 }
  await inwx.ensureRecords(zone, [{ ...elsewhere, name: domainName }])
  const { domainName: name2, zone: base } = (await row(bare)) ?? {}
  await inwx.ensureRecords(base, [{ ...elsewhere, name: name2 }])
}

const causeServerDrift = async () => {
  const { coolify } = fixture.deps
  await fetch(`${fixture.standIns.coolify.url}/security/keys`, {
    method: 'POST',
    headers: { authorization: 'Bearer 1|all-of-it', 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'key', private_key: 'a key' }),
  })
  const [key] = await coolify.listPrivateKeys()
  const privateKey = key?.uuid ?? ''
  await coolify.ensureServer({ name: 'new', ip: '203.0.113.50', privateKey })
  const coolifyUuid = await coolify.ensureServer({ name: 'moved', ip: '203.0.113.51', privateKey })
  const added = { name: 'gone', ipv4: '203.0.113.60', coolifyUuid: 'nobody', capacity: 1 }
  await appendEvents(fixture.store, serverStream(Bun.randomUUIDv7()), {
    type: 'ServerAdded',
    data: added,
  })
  const moved = { name: 'moved', ipv4: '203.0.113.61', coolifyUuid, capacity: 1 }
  await appendEvents(fixture.store, serverStream(Bun.randomUUIDv7()), {
    type: 'ServerAdded',
    data: moved,
  })
}

const causePaymentDrift = async () => {
  const { bought, stopped } = ids
  await fixture.paidSession(stopped)
  const payment = {
    amountCents: 1,
    currency: 'EUR',
    paymentRef: 'pi_nobody',
    via: 'stripe' as const,
  }
  await appendEvents(fixture.store, `project-${bought}`, {
    type: 'PaymentConfirmed',
    data: payment,
  })
  await fixture.reportBoot(stopped, 'other')
}

const causeAllDrift = async () => {
  await causeRegistrarDrift()
  await causeZoneDrift()
  await causeServerDrift()
  await causePaymentDrift()
  await causeHostingDrift()
}

const all: DriftKind[] = [
  'applicationStopped',
  'applicationWithoutLicense',
  'archivedStillRuns',
  'domainEndsElsewhen',
  'domainGone',
  'domainRenewsItself',
  'domainUnrecorded',
  'domainWithoutProject',
  'liveWithoutApplication',
  'moneyWithoutEvent',
  'orphanApplication',
  'orphanDatabase',
  'orphanProject',
  'paidWithoutCharge',
  'pluginsDiffer',
  'recordForeign',
  'recordMissing',
  'serverAddressDiffers',
  'serverGone',
  'serverUnknown',
  'siteUnhealthy',
  'siteUnhealthy',
]

test('a healthy world has no drift, whoever is asked', async () => {
  expect(await fixture.check()).toEqual([])
  expect(await readFindingKinds()).toEqual([])
}, 20_000)

test('what was changed behind our back is found, each by its kind, and the dearest stands first', async () => {
  await causeAllDrift()
  expect(await fixture.check()).toEqual([])
  expect(await readFindingKinds()).toEqual(all)
  const [first] = await listOpenFindings(fixture.sql)
  expect(first?.yearlyCents).toBeGreaterThan(0)
}, 30_000)

test('a second look finds the same and remembers since when', async () => {
  const before = await listOpenFindings(fixture.sql)
  await fixture.check()
  const after = await listOpenFindings(fixture.sql)
  const since = (rows: typeof before) =>
    rows.map(({ id, firstSeen, state }) => [id, firstSeen, state])
  expect(since(after)).toEqual(since(before))
}, 20_000)

test('a vendor that does not answer leaves its findings as they were', async () => {
  fixture.faults.add({ vendor: 'coolify', method: '*', times: 100, kind: 'down' })
  expect(await fixture.check()).toMatchObject([{ source: 'coolify' }])
  fixture.faults.clear()
  expect(await readFindingKinds()).toEqual(all)
}, 20_000)

const commandDrift = (id: string, command: DriftCommand) =>
  createCommandHandler<DriftCommand>(fixture.store, driftStream, (_, one, events) =>
    decideDrift(one, events),
  )(commandContext, id, command)

test('what is ignored stays decided until something else is found', async () => {
  const one = (await listOpenFindings(fixture.sql)).find(({ kind }) => kind === 'serverUnknown')
  const { id = '', kind = 'serverUnknown', subject = '', state = '' } = one ?? {}
  await commandDrift(id, { type: 'IgnoreDrift', data: { kind, subject, state } })
  const decision = async () =>
    (await listOpenFindings(fixture.sql)).find((finding) => finding.id === id)?.decision?.outcome
  await fixture.check()
  expect(await decision()).toBe('ignored')
  await fixture.sql`update drift_findings set state = 'else' where id = ${id}`
  expect(await decision()).toBeUndefined()
}, 20_000)

test('what is mended is gone at the next look, and what needs the provisioning is on its way', async () => {
  for (const { id, kind, subject, ways, about } of await listOpenFindings(fixture.sql)) {
    const [way] = ways
    if (!way) continue
    await commandDrift(id, { type: 'OrderDriftFix', data: { kind, subject, way, about } })
    await fixture.runFixJob()
  }
  const outcomes = (await listOpenFindings(fixture.sql)).flatMap(({ kind, decision }) =>
    decision?.outcome === 'failed' ? [`${kind} ${decision.vendorText ?? decision.code}`] : [],
  )
  const repaired = [ids.stopped, ids.bare, ids.bought]
  for (const id of repaired)
    expect(await fixture.drive.hasEvent(id, 'ProvisioningResumed')).toBe(true)
  expect(outcomes).toEqual([])
  for (const id of repaired) {
    const listVerifications = () => fixture.drive.eventsOf(id, 'SiteVerified')
    await fixture.drive.runUntil(
      id,
      async () => (await listVerifications()).length > 1,
      'provisioning',
      () => fixture.drive.reportBoot(id),
    )
    await fixture.reportBoot(id, 'kontakt')
  }
  await fixture.check()
  expect(await readFindingKinds()).toEqual([
    'applicationWithoutLicense',
    'archivedStillRuns',
    'domainGone',
    'domainWithoutProject',
    'paidWithoutCharge',
    'serverAddressDiffers',
    'serverGone',
    'serverUnknown',
  ])
}, 60_000)
