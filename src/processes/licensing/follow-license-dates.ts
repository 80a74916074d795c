import { licenseStream } from '../../../events/streams'
import type { LicenseRow } from '../../../projections/licenses'
import {
  type LicenseCursor,
  listDueLicenses,
  listLicensesToFree,
} from '../../../projections/queries/licenses'
import { decideLicense, type LicenseCommand } from '../../domain/license/decide-license'
import type { CommandContext } from '../../store/event-store/event-store'
import { decideAppend } from '../../store/event-store/stream-append'
import { isAlertOpen } from '../../store/ledgers/alerts'
import { isDatabaseError } from '../../store/postgres/database-errors'
import { classifyError } from '../engine/classify-error'
import type { ProcessDependencies } from '../engine/process-dependencies'

type Dependencies = Pick<ProcessDependencies, 'sql' | 'store' | 'now' | 'alert'>

const batchSize = 200
const alertKind = 'license-dates-in-vain'

const createCommandContext = (): CommandContext => {
  const id = crypto.randomUUID()
  return { by: 'system:licensing', correlationId: id, causationId: id }
}

/** Licenses of one project that are due at one moment, so that the customer gets one mail. */
const groupByProject = (rows: readonly LicenseRow[]): LicenseRow[][] =>
  Object.values(Object.groupBy(rows, ({ projectId, dueAt }) => `${dueAt} ${projectId}`)).flatMap(
    (group) => (group ? [group] : []),
  )

const applyToAll = (
  { store }: Dependencies,
  licenses: readonly LicenseRow[],
  command: LicenseCommand,
) =>
  store.commit(createCommandContext(), async () => ({
    appends: await Promise.all(
      licenses.map(({ projectId, plugin }) =>
        decideAppend(store, licenseStream(projectId, plugin), (past) =>
          decideLicense(command, past),
        ),
      ),
    ),
  }))

/** What cannot be done to one project's licenses keeps no other's from their dates. */
const applyToGroups = async (
  deps: Dependencies,
  groups: readonly (readonly LicenseRow[])[],
  command: LicenseCommand,
  signal?: AbortSignal,
) => {
  for (const group of groups) {
    signal?.throwIfAborted()
    await applyToAll(deps, group, command).catch(async (error: unknown) => {
      if (isDatabaseError(error)) throw error
      const subject = group[0]?.projectId ?? ''
      // It is tried again every time, with one alert until it succeeds.
      if (await isAlertOpen(deps.sql, alertKind, subject)) return
      await deps.alert(alertKind, subject, classifyError(error).code)
    })
  }
}

/** Goes once through all that is listed from the cursor on, batch by batch. */
const applyInBatches = async (
  deps: Dependencies,
  list: (after: LicenseCursor | undefined) => Promise<readonly LicenseRow[]>,
  command: LicenseCommand,
  signal?: AbortSignal,
): Promise<number> => {
  let count = 0
  let after: LicenseCursor | undefined
  for (;;) {
    const rows = await list(after)
    const groups = groupByProject(rows)
    const isFull = rows.length === batchSize
    // The last group of a full batch may go on in the next.
    const whole = isFull && groups.length > 1 ? groups.slice(0, -1) : groups
    await applyToGroups(deps, whole, command, signal)
    const applied = whole.flat()
    count += applied.length
    const last = applied.at(-1)
    if (!last || !isFull) return count
    after = { dueAt: last.dueAt ?? '', id: last.id }
  }
}

/**
 * Brings about what the dates of licenses say, the oldest first: reminders, suspensions and ends;
 * after a downtime all that was missed. Answers how many licenses were due.
 */
export const followLicenseDates = async (
  deps: Dependencies,
  signal?: AbortSignal,
): Promise<number> => {
  const { sql } = deps
  const free = (after: LicenseCursor | undefined) => listLicensesToFree(sql, batchSize, after)
  await applyInBatches(deps, free, { type: 'FreeLicense' }, signal)
  const now = deps.now().toISOString()
  const due = (after: LicenseCursor | undefined) => listDueLicenses(sql, now, batchSize, after)
  return applyInBatches(deps, due, { type: 'ApplyDueDates', now }, signal)
}
