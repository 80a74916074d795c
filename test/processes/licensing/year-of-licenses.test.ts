import { afterAll, expect, test } from 'bun:test'
import type { RecordedEvent } from '../../../events'
import { openTestStore } from '../../support/test-store'
import { addDaysToInstant } from './berlin-model'
import { describeModel } from './describe-model'
import {
  applyDates,
  createModelLicense,
  findNextDue,
  findNextPaidUntil,
  type ModelAct,
  type ModelCycle,
  performModelAct,
} from './license-model'
import { type Clock, createYearDriver, type SimulatedLicense, sumCharges } from './year-driver'

const isProof = Boolean(process.env.VRS_PROVE)
const seed = Number(process.env.VRS_SEED ?? Math.floor(Math.random() * 1_000_000))
const licenseCount = isProof ? 1000 : 30
/** Between two runs of the task where nothing ends. */
const idleHours = isProof ? 6 : 48
const actsPerLicense = 9

const clock: Clock = { now: '2027-12-01T08:00:00.000Z' }
const begin = Date.parse(clock.now)
const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000]
/** With a 29th of February, and both changes of the clock. */
const end = begin + 400 * dayMs

const db = await openTestStore({ now: () => new Date(clock.now) })
afterAll(() => db.close())
const driver = createYearDriver(db, clock)

/** mulberry32: the same numbers for the same seed. */
const createRandom = (from: number) => {
  let state = from >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
const random = createRandom(seed)
const below = (count: number) => Math.floor(random() * count)
const pick = <T>(all: readonly T[]): T => all[below(all.length)] as T
const toIso = (at: number) => new Date(at).toISOString()

const cycles: readonly ModelCycle[] = ['monthly', 'monthly', 'yearly', 'once']
const randomOffer = () => ({ cycle: pick(cycles), netCents: pick([0, 500, 900, 900, 1200, 9900]) })

/** In the hours of work, which the clock never changes in. */
const randomInstant = () => {
  const day = begin + below(390) * dayMs
  return day - (day % dayMs) + 4 * hourMs + below(16 * 60) * minuteMs + below(60) * 1000
}

const randomAct = (now: number): ModelAct => {
  const act = pick([
    ...(['renew', 'renew', 'renew', 'renew', 'renew', 'renew', 'extend', 'upgrade'] as const),
    ...(['upgrade', 'downgrade', 'cancel', 'takeBack', 'suspend', 'reinstate'] as const),
    ...(['issue', 'issue', 'convert', 'startTrial', 'revoke'] as const),
  ])
  switch (act) {
    case 'extend':
      return { act, until: toIso(now + (below(90) + 1) * dayMs) }
    case 'issue':
    case 'convert':
    case 'upgrade':
    case 'downgrade':
      return { act, ...randomOffer() }
    case 'startTrial':
      return { act, days: pick([2, 7, 14, 30]) }
    case 'suspend':
    case 'reinstate':
      return { act, cause: pick(['project', 'caseworker'] as const) }
    default:
      return { act }
  }
}

type PlannedAct = { at: number; license: SimulatedLicense; act: ModelAct }

const planYear = (licenses: readonly SimulatedLicense[]): PlannedAct[] =>
  licenses
    .flatMap((license): PlannedAct[] => {
      const first = randomInstant() - below(300) * dayMs
      const from = first < begin ? begin + below(20 * 24 * 60) * minuteMs : first
      const days = pick([2, 7, 14, 30])
      const beginning: ModelAct =
        random() < 0.4 ? { act: 'startTrial', days } : { act: 'issue', ...randomOffer() }
      const further = Array.from({ length: actsPerLicense }, () => {
        const at = randomInstant()
        return { at, license, act: randomAct(at) }
      })
      return [
        { at: from - (from % minuteMs) + 1, license, act: beginning },
        // Most customers pay in time, again and again.
        ...(random() < 0.5
          ? Array.from({ length: 12 }, (_, month) => ({
              at: from + (month + 1) * 29 * dayMs + below(3 * dayMs),
              license,
              act: { act: 'renew' } as const,
            }))
          : []),
        ...further,
      ]
    })
    .filter(({ at }) => at < end)
    .toSorted((one, other) => one.at - other.at)

type Downtime = { from: number; to: number }
/** Of the scheduled task alone: from an hour to three weeks. People go on acting meanwhile. */
const planDowntimes = (): Downtime[] =>
  [1, 6, 30, 72, 24 * 9, 24 * 21].map((hours, index) => {
    const from = begin + (30 + index * 60 + below(30)) * dayMs + below(24) * hourMs
    return { from, to: from + hours * hourMs }
  })

const dateTypes = new Set(['TrialEnded', 'LicenseExpired', 'LicenseSuspended'])
const countTypes = (events: readonly RecordedEvent[]) => {
  const counts: Record<string, number> = {}
  for (const { type } of events)
    if (type !== 'LicenseReminderRequested') counts[type] = (counts[type] ?? 0) + 1
  return counts
}

const toText = (at: unknown) => (at === null ? null : new Date(String(at)).toISOString())

const describeRow = (
  row: Awaited<ReturnType<typeof driver.readLicense>>['row'],
): object | undefined =>
  row && {
    status: row.status,
    cycle: row.cycle,
    netCents: row.netCents,
    anchorOn: row.anchorOn,
    runsUntil: toText(row.runsUntil),
    updatesUntil: toText(row.updatesUntil),
    paidUntil: toText(row.paidUntil),
    isCancelled: row.endsAt !== null,
    next: row.nextCycle ? { cycle: row.nextCycle, netCents: row.nextNetCents } : null,
  }

/** When the task runs first after this moment. */
const findNextRun = (at: number, downtimes: readonly Downtime[]) =>
  downtimes.find(({ from, to }) => from <= at && at < to)?.to ?? at

/** Each end and suspension within a minute of its time, or of the end of a downtime. */
const expectPunctual = (
  { model, projectId }: SimulatedLicense,
  events: readonly RecordedEvent[],
  downtimes: readonly Downtime[],
) => {
  const byDate = events.filter((event, index) => {
    // Cancelled after the end of what is paid, it ends with that act.
    const isCancelledNow = events[index - 1]?.type === 'LicenseCancelled'
    const isByPerson = event.type === 'LicenseSuspended' && event.data.cause !== 'unpaid'
    const isWithAct = event.type === 'LicenseExpired' && isCancelledNow
    return (
      dateTypes.has(event.type) && !isByPerson && !(isWithAct && events[index - 1]?.at === event.at)
    )
  })
  const found = byDate.map((event, index) => {
    const { type, at } = event
    const due = model.dueEvents[index]
    const dueAt = Date.parse(due?.at ?? '')
    // An act may give it a date that has passed, such as a payment for what is long over.
    const before = Date.parse(events[events.indexOf(event) - 1]?.at ?? '')
    const latest = findNextRun(Math.max(dueAt, before), downtimes) + minuteMs
    const isPunctual = Date.parse(at) >= dueAt && Date.parse(at) <= latest
    return { projectId, type, at, due: due?.type, dueAt: due?.at, isPunctual }
  })
  expect(found.filter(({ isPunctual, type, due }) => !isPunctual || type !== due)).toEqual([])
}

/** A reminder is never written twice, nor after what it reminds of. */
const expectReminders = (events: readonly RecordedEvent[]) => {
  let last = ''
  for (const event of events) {
    if (event.type !== 'LicenseReminderRequested') {
      last = ''
      continue
    }
    const { reminder, until, runsUntil } = event.data
    expect(`${reminder} ${until}`).not.toBe(last)
    last = `${reminder} ${until}`
    expect(event.at <= runsUntil).toBeTrue()
    const days = { trialEndsIn7Days: -7, trialEndsIn3Days: -3, trialEndsTomorrow: -1 }
    const from = { ...days, renewalDue: -14, paymentOverdue: 1 }[reminder]
    expect(event.at >= addDaysToInstant(until, from)).toBeTrue()
  }
}

const simulate = async (licenses: readonly SimulatedLicense[], downtimes: readonly Downtime[]) => {
  const figures = { acts: 0, refused: 0, runs: 0, crashes: 0 }
  const acts = planYear(licenses)
  let [ran, wakeAt] = [begin, Infinity]

  const follow = async () => {
    figures.runs += 1
    if (random() < 0.1) {
      figures.crashes += 1
      await driver.crash(1 + below(4), random() < 0.5)
    }
    await driver.followDates()
    for (const { model } of licenses) applyDates(model, clock.now)
  }
  /** Runs whenever something is due until then, as the task does that looks every 20 seconds. */
  const followUntil = async (until: number) => {
    for (;;) {
      const dues = licenses.map(({ model }) => Date.parse(findNextDue(model)?.at ?? '9999-01-01'))
      const due = Math.max(Math.min(...dues), Date.parse(clock.now))
      const at = findNextRun(due, downtimes) + below(20_000)
      // Reminders are due between.
      const run = Math.min(at, findNextRun(Math.min(ran + idleHours * hourMs, wakeAt), downtimes))
      if (run > until) return
      clock.now = toIso(run)
      ran = run
      wakeAt = Infinity
      await follow()
    }
  }

  for (const { at, license, act } of acts) {
    await followUntil(at)
    clock.now = toIso(at)
    const { model } = license
    const expectedUntil = act.act === 'renew' ? findNextPaidUntil(model) : undefined
    const isAllowed = performModelAct(model, act, clock.now)
    const isDone = await driver.perform(license, act)
    const place = `seed ${seed}: ${act.act} of ${license.projectId} at ${clock.now}`
    expect([place, isDone]).toEqual([place, isAllowed])
    if (isDone && expectedUntil && act.act === 'renew') {
      const { row } = await driver.readLicense(license)
      expect([place, toText(row?.paidUntil ?? null)]).toEqual([place, expectedUntil])
    }
    figures.acts += 1
    if (isDone) continue
    figures.refused += 1
    // What the model's dates have brought about is not recorded with a refusal, but by the next run.
    wakeAt = at + below(20_000)
  }
  await followUntil(end)
  clock.now = toIso(end)
  await follow()
  return figures
}

test(
  `a year of ${licenseCount} licenses is as an independent model has it`,
  async () => {
    const licenses = Array.from({ length: licenseCount }, (_, index) => ({
      projectId: `01990000-0000-7000-8000-${String(index).padStart(12, '0')}`,
      plugin: 'crm',
      model: createModelLicense(),
    }))
    const downtimes = planDowntimes()
    const figures = await simulate(licenses, downtimes)
    let [events, cents] = [0, 0]
    for (const license of licenses) {
      const { row, events: recorded } = await driver.readLicense(license)
      const place = `seed ${seed}: ${license.projectId}`
      expect([place, describeRow(row)]).toEqual([place, describeModel(license.model)])
      expect([place, countTypes(recorded)]).toEqual([place, license.model.counts])
      expect([place, sumCharges(recorded)]).toEqual([place, license.model.chargedCents])
      expectPunctual(license, recorded, downtimes)
      expectReminders(recorded)
      events += recorded.length
      cents += license.model.chargedCents
    }
    if (isProof)
      console.info(JSON.stringify({ seed, licenses: licenseCount, ...figures, events, cents }))
    expect(events).toBeGreaterThan(licenseCount * 4)
  },
  isProof ? 3_000_000 : 60_000,
)
