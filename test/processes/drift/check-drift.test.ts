import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { DriftKind } from '../../../events/drift'
import { driftStream, licenseStream, serverStream } from '../../../events/streams'
import { openFindings } from '../../../projections/queries/drift-findings'
import { type DriftCommand, decideDrift } from '../../../src/domain/drift/decide-drift'
import { telling } from '../../../src/store/event-store/command-handler'
import { happen } from '../../support/append-events'
import { type DriftPlace, givenDrift } from './drift-fixture'

let place: DriftPlace
let ids: Record<'stopped' | 'bought' | 'bare' | 'old' | 'unlicensed', string>

beforeAll(async () => {
  place = await givenDrift()
  const wishes = {
    stopped: 'drift-lost.de',
    bought: 'drift-berger.de',
    bare: undefined,
    old: undefined,
    unlicensed: undefined,
  }
  const live = Object.entries(wishes).map(async ([name, bought]) => [
    name,
    await place.live(bought),
  ])
  ids = Object.fromEntries(await Promise.all(live))
}, 60_000)
afterAll(() => place.close())

const by = { by: 'person:ada', correlationId: 'act', causationId: 'act' } as const
const found = async () => (await openFindings(place.sql)).map(({ kind }) => kind).toSorted()
const row = async (id: string) => (await place.sql`select * from projects where id = ${id}`)[0]

const causeAtRegistrar = async () => {
  const { inwx } = place.tools
  await place.registered('drift-frei.de')
  await inwx.setRenewal('drift-frei.de', 'AUTORENEW')
  await inwx.setRenewal('drift-berger.de', 'AUTORENEW')
  const expiresAt = '2026-12-24T00:00:00.000Z'
  await place.onDomain('drift-berger.de', {
    type: 'DomainRenewed',
    data: { expiresAt, costCents: 0 },
  })
  const { bought, stopped } = ids
  await place.onDomain('drift-lost.de', { type: 'DomainReleased', data: { projectId: stopped } })
  const gone = { registrarRef: '1', expiresAt, costCents: 1 }
  await place.onDomain('drift-weg.de', { type: 'DomainRegistered', data: gone })
  const claimed = { projectId: bought, primary: false }
  await place.onDomain('drift-weg.de', { type: 'DomainClaimed', data: claimed })
}

const causeAtHost = async () => {
  const { coolify, command } = place.tools
  const { stopped, bare, old, unlicensed } = ids
  const [server] = await coolify.servers()
  const name = 'vrs-alt-0badc0de'
  const project = await coolify.ensureProject(name)
  const where = { name, project, server: server?.uuid ?? '' }
  await coolify.ensureDatabase({ ...where, user: 'a', password: 'b', database: 'c' })
  const image = { name: 'vrs/vrs-core', tag: 'latest' }
  const site = { image, healthPath: '/health', port: 8000, domains: ['http://alt.vrs.localhost'] }
  await coolify.ensureApplication({ ...where, ...site })
  await coolify.stop((await row(stopped))?.application)
  await coolify.deleteApplication((await row(bare))?.application)
  await command(by, old, { type: 'Archive', data: {} })
  await happen(place.store, licenseStream(unlicensed, 'kontakt'), {
    type: 'LicenseSuspended',
    data: {},
  })
  for (let looks = 0; looks < 50; looks += 1) {
    const there = (await coolify.allApplications()).map(({ uuid }) => uuid)
    if (!there.includes((await row(bare))?.application)) return
    await Bun.sleep(20)
  }
}

const causeInZones = async () => {
  const { inwx } = place.tools
  const { bought, bare } = ids
  const { domainName, zone } = (await row(bought)) ?? {}
  const records = (await inwx.recordsAt(zone, [domainName])).filter(({ type }) => type === 'A')
  await inwx.removeRecords(zone, records)
  const elsewhere = { type: 'A' as const, content: '203.0.113.99', ttl: 300 }
  await inwx.ensureRecords(zone, [{ ...elsewhere, name: domainName }])
  const { domainName: name2, zone: base } = (await row(bare)) ?? {}
  await inwx.ensureRecords(base, [{ ...elsewhere, name: name2 }])
}

const causeAtServers = async () => {
  const { coolify } = place.tools
  await fetch(`${place.standIns.coolify.url}/security/keys`, {
    method: 'POST',
    headers: { authorization: 'Bearer 1|all-of-it', 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'key', private_key: 'a key' }),
  })
  const [key] = await coolify.privateKeys()
  const privateKey = key?.uuid ?? ''
  await coolify.ensureServer({ name: 'new', ip: '203.0.113.50', privateKey })
  const coolifyUuid = await coolify.ensureServer({ name: 'moved', ip: '203.0.113.51', privateKey })
  const added = { name: 'gone', ipv4: '203.0.113.60', coolifyUuid: 'nobody', capacity: 1 }
  await happen(place.store, serverStream(Bun.randomUUIDv7()), { type: 'ServerAdded', data: added })
  const moved = { name: 'moved', ipv4: '203.0.113.61', coolifyUuid, capacity: 1 }
  await happen(place.store, serverStream(Bun.randomUUIDv7()), {
    type: 'ServerAdded',
    data: moved,
  })
}

const causeWithMoney = async () => {
  const { bought, stopped } = ids
  await place.paidSession(stopped)
  const payment = {
    amountCents: 1,
    currency: 'EUR',
    paymentRef: 'pi_nobody',
    via: 'stripe' as const,
  }
  await happen(place.store, `project-${bought}`, { type: 'PaymentConfirmed', data: payment })
  await place.reports(stopped, 'other')
}

const cause = async () => {
  await causeAtRegistrar()
  await causeInZones()
  await causeAtServers()
  await causeWithMoney()
  await causeAtHost()
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
  expect(await place.check()).toEqual([])
  expect(await found()).toEqual([])
}, 20_000)

test('what was changed behind our back is found, each by its kind, and the dearest stands first', async () => {
  await cause()
  expect(await place.check()).toEqual([])
  expect(await found()).toEqual(all)
  const [first] = await openFindings(place.sql)
  expect(first?.yearlyCents).toBeGreaterThan(0)
}, 30_000)

test('a second look finds the same and remembers since when', async () => {
  const before = await openFindings(place.sql)
  await place.check()
  const after = await openFindings(place.sql)
  const since = (rows: typeof before) =>
    rows.map(({ id, firstSeen, state }) => [id, firstSeen, state])
  expect(since(after)).toEqual(since(before))
}, 20_000)

test('a vendor that does not answer leaves its findings as they were', async () => {
  place.faults.add({ vendor: 'coolify', method: '*', times: 100, kind: 'down' })
  expect(await place.check()).toMatchObject([{ source: 'coolify' }])
  place.faults.clear()
  expect(await found()).toEqual(all)
}, 20_000)

const tell = (id: string, command: DriftCommand) =>
  telling<DriftCommand>(place.store, driftStream, (_, one, events) => decideDrift(one, events))(
    by,
    id,
    command,
  )

test('what is ignored stays decided until something else is found', async () => {
  const one = (await openFindings(place.sql)).find(({ kind }) => kind === 'serverUnknown')
  const { id = '', kind = 'serverUnknown', subject = '', state = '' } = one ?? {}
  await tell(id, { type: 'IgnoreDrift', data: { kind, subject, state } })
  const decision = async () =>
    (await openFindings(place.sql)).find((finding) => finding.id === id)?.decision?.outcome
  await place.check()
  expect(await decision()).toBe('ignored')
  await place.sql`update drift_findings set state = 'else' where id = ${id}`
  expect(await decision()).toBeUndefined()
}, 20_000)

test('what is mended is gone at the next look, and what needs the provisioning is on its way', async () => {
  for (const { id, kind, subject, ways, about } of await openFindings(place.sql)) {
    const [way] = ways
    if (!way) continue
    await tell(id, { type: 'OrderMending', data: { kind, subject, way, about } })
    await place.mends()
  }
  const outcomes = (await openFindings(place.sql)).flatMap(({ kind, decision }) =>
    decision?.outcome === 'failed' ? [`${kind} ${decision.vendorText ?? decision.code}`] : [],
  )
  const repaired = [ids.stopped, ids.bare, ids.bought]
  for (const id of repaired) expect(await place.drive.has(id, 'ProvisioningResumed')).toBe(true)
  expect(outcomes).toEqual([])
  for (const id of repaired) {
    const verified = () => place.drive.eventsOf(id, 'SiteVerified')
    await place.drive.until(
      id,
      async () => (await verified()).length > 1,
      'provisioning',
      () => place.drive.boots(id),
    )
    await place.reports(id, 'kontakt')
  }
  await place.check()
  expect(await found()).toEqual([
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
