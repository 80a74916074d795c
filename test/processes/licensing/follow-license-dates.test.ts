import { afterAll, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import { licenseStream } from '../../../events/streams'
import { listLicenses } from '../../../projections/queries/licenses'
import { addBerlinDays } from '../../../src/domain/calendar/berlin-calendar'
import { followLicenseDates } from '../../../src/processes/licensing/follow-license-dates'
import { appendEvents } from '../../support/append-events'
import * as examples from '../../support/project-events'
import { openMailFixture } from '../notifications/mail-fixture'

const fixture = await openMailFixture()
afterAll(() => fixture.close())

const { clock, deps, sql, store } = fixture
const minute = 60_000
const createLiveProject = () =>
  fixture.createProjectAfter(undefined, examples.provisioningReleased(), examples.projectWentLive)
const append = (projectId: string, plugin: string, ...events: DomainEvent[]) =>
  appendEvents(store, licenseStream(projectId, plugin), ...events)
const eventTypesOf = async (projectId: string, plugin: string) =>
  (await store.read(licenseStream(projectId, plugin))).events.map(({ type }) => type)

const inDays = (days: number) => addBerlinDays(deps.now().toISOString(), days)
const startTrial = (projectId: string, plugin: string, endsAt: string) =>
  append(projectId, plugin, { type: 'TrialStarted', data: { projectId, plugin, endsAt } })
const issue = (projectId: string, plugin: string, paidUntil: string) => {
  const runsUntil = addBerlinDays(paidUntil, 14)
  const sale = { cycle: 'monthly', netCents: 900, source: 'order' } as const
  const dates = { paidUntil, runsUntil, updatesUntil: runsUntil }
  return append(projectId, plugin, {
    type: 'LicenseIssued',
    data: { projectId, plugin, ...sale, ...dates },
  })
}
/** The clock stands a minute after this. */
const setClockAfter = (at: string) => {
  clock.offsetMs = Date.parse(at) - Date.now() + minute
}
/** The mails that are written about these licenses of a project: template and text. */
const collectMails = async (projectId: string, ...plugins: string[]) => {
  const mails = await fixture.collectSentMails(async () => {
    for (const plugin of plugins) {
      const stream = licenseStream(projectId, plugin)
      while (await fixture.runMailJob(projectId, 'mails', stream));
    }
  })
  // A copy has the id of the first: only calls that the database records keep it from being sent.
  const distinct = [...new Map(mails.map((mail) => [mail.messageId, mail])).values()]
  return distinct.map((mail) => ({
    template: fixture.summarizeMail(mail).split(' ')[1],
    text: mail.text.replace(/\s+/g, ' '),
  }))
}
const templatesOf = (mails: readonly { template: string | undefined }[]) =>
  mails.map(({ template }) => template)

test('a trial is reminded of 7, 3 and 1 days ahead and ended to the minute, once each', async () => {
  const id = await createLiveProject()
  const endsAt = inDays(10)
  for (const plugin of ['blog', 'crm']) await startTrial(id, plugin, endsAt)
  for (const days of [7, 3, 1]) {
    setClockAfter(addBerlinDays(endsAt, -days))
    await Promise.all([followLicenseDates(deps), followLicenseDates(deps)])
    await followLicenseDates(deps)
    const [mail, ...more] = await collectMails(id, 'blog', 'crm')
    expect(more).toEqual([])
    expect(mail?.template).toBe('trial-ending')
    expect(mail?.text).toContain('die Testphase von blog und crm für')
  }
  clock.offsetMs = Date.parse(endsAt) - Date.now() - minute
  await followLicenseDates(deps)
  expect(await eventTypesOf(id, 'crm')).not.toContain('TrialEnded')
  setClockAfter(endsAt)
  await followLicenseDates(deps)
  await followLicenseDates(deps)
  expect((await eventTypesOf(id, 'crm')).filter((type) => type === 'TrialEnded')).toHaveLength(1)
  expect(templatesOf(await collectMails(id, 'blog', 'crm'))).toEqual(['trial-ended'])
})

test('an unpaid license is reminded of, suspended and expired, each with its mail', async () => {
  const id = await createLiveProject()
  const paidUntil = inDays(31)
  await issue(id, 'crm', paidUntil)
  const steps = [
    [addBerlinDays(paidUntil, -14), 'license-renewal-due'],
    [addBerlinDays(paidUntil, 1), 'license-overdue'],
    [addBerlinDays(paidUntil, 14), 'licenses-suspended'],
    [addBerlinDays(paidUntil, 30), 'licenses-expired'],
  ] as const
  for (const [at, template] of steps) {
    setClockAfter(at)
    await followLicenseDates(deps)
    expect(templatesOf(await collectMails(id, 'crm'))).toEqual([template])
  }
  expect(await listLicenses(sql, id)).toMatchObject([{ status: 'expired', dueAt: null }])
})

test('after a downtime of weeks only what holds then is written', async () => {
  const id = await createLiveProject()
  const paidUntil = inDays(20)
  await issue(id, 'crm', paidUntil)
  setClockAfter(addBerlinDays(paidUntil, 60))
  await followLicenseDates(deps)
  expect(await eventTypesOf(id, 'crm')).toEqual([
    'LicenseIssued',
    'LicenseSuspended',
    'LicenseExpired',
  ])
  expect(templatesOf(await collectMails(id, 'crm'))).toEqual(['licenses-expired'])
})

test('a crash between two projects loses neither, and repeats nothing', async () => {
  const ids = [await createLiveProject(), await createLiveProject()]
  const endsAt = inDays(2)
  for (const id of ids) await startTrial(id, 'crm', endsAt)
  setClockAfter(endsAt)
  let commits = 0
  const crashing: typeof store.commit = (...all) => {
    commits += 1
    if (commits === 2) throw new Error('killed')
    return store.commit(...all)
  }
  await followLicenseDates({ ...deps, store: { ...store, commit: crashing } }).catch(
    () => undefined,
  )
  await followLicenseDates(deps)
  for (const id of ids) {
    expect((await eventTypesOf(id, 'crm')).filter((type) => type === 'TrialEnded')).toHaveLength(1)
    expect(templatesOf(await collectMails(id, 'crm'))).toEqual(['trial-ended'])
  }
})

test("what is refused for one project keeps no other's from its dates, with one alert", async () => {
  const [refused, other] = [await createLiveProject(), await createLiveProject()]
  const endsAt = inDays(2)
  for (const id of [refused, other]) await startTrial(id, 'crm', endsAt)
  setClockAfter(endsAt)
  const commit: typeof store.commit = (context, build) =>
    store.commit(context, async () => {
      const built = await build()
      if (built.appends?.some(({ stream }) => stream.includes(refused))) throw new Error('refused')
      return built
    })
  const broken = { ...deps, store: { ...store, commit } }
  await followLicenseDates(broken)
  const ofRefused = () => fixture.alerts.filter(({ subject }) => subject === refused)
  expect(ofRefused()).toMatchObject([{ kind: 'license-dates-in-vain' }])
  await sql`insert into alerts (kind, subject, detail) values ('license-dates-in-vain', ${refused}, '')`
  await followLicenseDates(broken)
  expect(ofRefused()).toHaveLength(1)
  expect(await eventTypesOf(other, 'crm')).toEqual(['TrialStarted', 'TrialEnded'])
  await followLicenseDates(deps)
  expect(await eventTypesOf(refused, 'crm')).toEqual(['TrialStarted', 'TrialEnded'])
})

test('what changed before a mail is written is not written any more', async () => {
  const id = await createLiveProject()
  const paidUntil = inDays(10)
  await issue(id, 'crm', paidUntil)
  await issue(id, 'pim', paidUntil)
  setClockAfter(addBerlinDays(paidUntil, 1))
  await followLicenseDates(deps)
  const until = addBerlinDays(paidUntil, 30)
  const runsUntil = addBerlinDays(until, 14)
  await append(id, 'crm', {
    type: 'LicenseRenewed',
    data: { until, runsUntil, updatesUntil: runsUntil, cycle: 'monthly', netCents: 900 },
  })
  await append(id, 'pim', { type: 'LicenseSuspended', data: { cause: 'caseworker' } })
  expect(await collectMails(id, 'crm', 'pim')).toEqual([])
})

test('a license of the old marketplace follows its dates, and nobody is mailed', async () => {
  const id = await createLiveProject()
  const endsAt = inDays(8)
  await append(id, 'crm', {
    type: 'LicenseImported',
    data: {
      legacyId: 7,
      projectId: id,
      plugin: 'crm',
      cycle: 'monthly',
      netCents: 900,
      licensedAt: inDays(-20),
      status: 'trial',
      runsUntil: endsAt,
    },
  })
  for (const at of [addBerlinDays(endsAt, -7), endsAt]) {
    setClockAfter(at)
    await followLicenseDates(deps)
    expect(await collectMails(id, 'crm')).toEqual([])
  }
  expect(await listLicenses(sql, id)).toMatchObject([{ stage: 'expired', source: 'import' }])
})

test('one that costs nothing loses the dates that it was given once', async () => {
  const id = await createLiveProject()
  const runsUntil = inDays(44)
  await append(id, 'blog', {
    type: 'LicenseIssued',
    data: {
      projectId: id,
      plugin: 'blog',
      cycle: 'monthly',
      netCents: 0,
      source: 'order',
      runsUntil,
      updatesUntil: runsUntil,
      paidUntil: inDays(30),
    },
  })
  await followLicenseDates(deps)
  await followLicenseDates(deps)
  expect(await eventTypesOf(id, 'blog')).toEqual(['LicenseIssued', 'LicenseFreed'])
  setClockAfter(runsUntil)
  await followLicenseDates(deps)
  expect(await listLicenses(sql, id)).toMatchObject([{ status: 'active', runsUntil: null }])
})
