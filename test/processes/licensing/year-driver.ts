import type { RecordedEvent } from '../../../events'
import { RefusalError } from '../../../events/refusal-error'
import { licenseStream } from '../../../events/streams'
import type { LicenseRow } from '../../../projections/licenses'
import { addBerlinDays, findBerlinDay } from '../../../src/domain/calendar/berlin-calendar'
import { decideLicenseAt, type LicenseCommand } from '../../../src/domain/license/decide-license'
import { calculateLicenseTerms } from '../../../src/domain/license/license-terms'
import { followLicenseDates } from '../../../src/processes/licensing/follow-license-dates'
import { decideAppend } from '../../../src/store/event-store/stream-append'
import { testContext } from '../../support/append-events'
import type { TestStore } from '../../support/test-store'
import type { ModelAct, ModelLicense } from './license-model'

export type SimulatedLicense = { projectId: string; plugin: string; model: ModelLicense }

const toCommand = (
  act: ModelAct,
  { projectId, plugin }: SimulatedLicense,
  now: string,
): LicenseCommand => {
  switch (act.act) {
    case 'issue':
    case 'convert': {
      const { cycle, netCents } = act
      const anchorOn = findBerlinDay(now)
      const type = act.act === 'issue' ? 'IssueLicense' : 'ConvertTrial'
      const terms = calculateLicenseTerms(cycle, anchorOn)
      return {
        type,
        data: { projectId, plugin, cycle, netCents, source: 'order', anchorOn, ...terms },
      }
    }
    case 'startTrial': {
      const endsAt = addBerlinDays(now, act.days)
      return { type: 'StartTrial', data: { projectId, plugin, endsAt } }
    }
    case 'renew':
      return { type: 'RenewLicense' }
    case 'extend':
      return { type: 'ExtendLicense', until: act.until, now }
    case 'upgrade':
    case 'downgrade': {
      const data = { cycle: act.cycle, netCents: act.netCents }
      return act.act === 'upgrade'
        ? { type: 'UpgradeLicense', data, anchorOn: findBerlinDay(now) }
        : { type: 'DowngradeLicense', data }
    }
    case 'cancel':
      return { type: 'CancelLicense', now }
    case 'takeBack':
      return { type: 'TakeBackCancellation' }
    case 'suspend':
      return { type: 'SuspendLicense', cause: act.cause }
    case 'reinstate':
      return { type: 'ReinstateLicense', cause: act.cause }
    case 'revoke':
      return { type: 'RevokeLicense' }
  }
}

export type Clock = { now: string }

/** The service, as far as it has to do with licenses: what people do, and the scheduled task. */
export const createYearDriver = ({ store, sql }: TestStore, clock: Clock) => {
  const alerts: string[] = []
  const deps = {
    sql,
    store,
    now: () => new Date(clock.now),
    alert: async (kind: string) => void alerts.push(kind),
  }
  return {
    alerts,
    /** False where it was refused. */
    perform: async (license: SimulatedLicense, act: ModelAct): Promise<boolean> => {
      const command = toCommand(act, license, clock.now)
      const stream = licenseStream(license.projectId, license.plugin)
      try {
        await store.commit(testContext, async () => ({
          appends: [
            await decideAppend(store, stream, (past) => decideLicenseAt(clock.now, command, past)),
          ],
        }))
        return true
      } catch (error) {
        if (error instanceof RefusalError) return false
        throw error
      }
    },
    /** Once through all that is due. */
    followDates: () => followLicenseDates(deps),
    /** The same, killed at a commit: before it, or with its answer lost. */
    crash: async (atCommit: number, isAnswerLost: boolean) => {
      const stopped = new AbortController()
      let commits = 0
      const commit: typeof store.commit = async (...all) => {
        commits += 1
        if (commits < atCommit) return store.commit(...all)
        stopped.abort(new Error('killed'))
        if (isAnswerLost) await store.commit(...all)
        throw new Error('killed')
      }
      const killed = { ...deps, store: { ...store, commit } }
      await followLicenseDates(killed, stopped.signal).catch(() => undefined)
    },
    readLicense: async (license: SimulatedLicense) => {
      const { projectId, plugin } = license
      const { events } = await store.read(licenseStream(projectId, plugin))
      const [row] = await sql<LicenseRow[]>`
        select * from licenses where project_id = ${projectId} and plugin = ${plugin}`
      return { events, row }
    },
  }
}

/** What its periods cost: an upgrade that keeps its dates begins none. */
export const sumCharges = (events: readonly RecordedEvent[]): number => {
  let before = { cycle: '', netCents: 0 }
  let sum = 0
  for (const event of events) {
    if (
      event.type !== 'LicenseIssued' &&
      event.type !== 'LicenseRenewed' &&
      event.type !== 'LicenseUpgraded'
    )
      continue
    const { cycle, netCents } = event.data
    const keepsDates =
      event.type === 'LicenseUpgraded' && before.cycle === cycle && before.netCents > 0
    if (!keepsDates) sum += netCents
    before = { cycle, netCents }
  }
  return sum
}
