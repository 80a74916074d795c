import { licenseStream } from '../../../events/streams'
import type { LicenseRow } from '../../../projections/licenses'
import {
  listDueLicenses,
  listLicensesToFree,
  type LicenseCursor,
} from '../../../projections/queries/licenses'
import { decideLicense, type LicenseCommand } from '../../domain/license/decide-license'
import type { CommandContext } from '../../store/event-store/event-store'
import { decideAppend } from '../../store/event-store/stream-append'
import { isDatabaseError } from '../../store/postgres/database-errors'
import { classifyError } from '../engine/classify-error'
import type { ProcessDependencies } from '../engine/process-dependencies'

type Dependencies = Pick<ProcessDependencies, 'sql' | 'store' | 'now' | 'alert'>

const batchSize = 200

const createCommandContext = (): CommandContext => {
  const id = crypto.randomUUID()
  return { by: 'system:licensing', correlationId: id, causationId: id }
}

/** Licenses of one project that are due at one moment, so that the customer gets one mail. */
const groupByProject = (rows: readonly LicenseRow[]): LicenseRow[][] =>
  Object.values(
    Object.groupBy(rows, ({ projectId, dueAt }) => `${dueAt} ${projectId}`),
  ).flatMap((group) => (group ? [group] : []))

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
      await deps.alert('license-dates-in-vain', group[0]?.projectId ?? '', classifyError(error).code)
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
    await applyToGroups(deps, groupByProject(rows), command, signal)
    count += rows.length
    const last = rows.at(-1)
    if (!last || rows.length < batchSize) return count
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
