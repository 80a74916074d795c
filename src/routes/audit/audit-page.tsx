import type { HistoryFilter, NumberedEvent } from '../../../projections/queries/history'
import { listHistory } from '../../../projections/queries/history'
import type { AuditFilter } from '../../../views/audit/audit-filters'
import { AuditPage } from '../../../views/audit/audit-page'
import { addDays, startOfBerlinDay } from '../../domain/calendar/berlin-calendar'
import { currentStaff } from '../http/guards/staff-guards'
import { staffFrameOf } from '../http/page-frames'
import type { RequestContext, Staff } from '../http/permission-router'
import { isUuid, readQuery } from '../http/query-parameters'
import type { RouteDependencies } from '../http/route-dependencies'
import { loadHistoryNames } from './history-names'
import { openReasonNotes } from './reason-notes'

const entriesPerPage = 50

const filterFields = [
  'project',
  'stream',
  'type',
  'by',
  'kind',
  'text',
  'correlation',
  'from',
  'until',
  'before',
] as const
type Filter = Partial<Record<(typeof filterFields)[number], string>> & AuditFilter

/** A day in Berlin -> the instant it begins, or the instant of the day after; undefined if it is none. */
const berlinMidnight = (day: string | undefined, daysLater: 0 | 1): string | undefined => {
  try {
    return startOfBerlinDay(addDays(day ?? '', daysLater))
  } catch {
    return undefined
  }
}

const readFilter = (c: RequestContext): Filter => {
  const { before, ...filter } = readQuery(c, filterFields)
  return before && /^\d{1,18}$/.test(before) ? { ...filter, before } : filter
}

/** Days become instants; a project that is no id finds nothing rather than everything. */
const historyFilter = ({ from, until, project, ...rest }: Filter): HistoryFilter => {
  const [since, before] = [berlinMidnight(from, 0), berlinMidnight(until, 1)]
  return {
    ...rest,
    ...(project ? { project: isUuid(project) ? project : 'none' } : {}),
    ...(since ? { from: since } : {}),
    ...(before ? { until: before } : {}),
    limit: entriesPerPage + 1,
  }
}

/** What was searched for may be somebody's name: that words were searched is enough. */
const recordRead = ({ sql, now }: RouteDependencies, { personId }: Staff, filter: Filter) => sql`
  insert into audit_reads (at, person_id, filter)
  values (${now()}, ${personId}, ${JSON.stringify({ ...filter, ...(filter.text ? { text: '‹words›' } : {}) })}::text::jsonb)`

const paginateEntries = (found: readonly NumberedEvent[]) => {
  const entries = found.slice(0, entriesPerPage)
  return { entries, next: found.length > entriesPerPage ? entries.at(-1)?.number : undefined }
}

/** GET /audit: every event as a sentence, newest first; who reads it is noted before it is shown. */
export const auditPage = (deps: RouteDependencies) => async (c: RequestContext) => {
  const staff = currentStaff(c)
  const frame = staffFrameOf(c, deps, staff)
  const filter = readFilter(c)
  await recordRead(deps, staff, filter)
  const { entries, next } = paginateEntries(await listHistory(deps.sql, historyFilter(filter)))
  const [told, names] = await Promise.all([
    openReasonNotes(deps, staff, entries),
    loadHistoryNames(deps, { viewer: staff.role, t: frame.t }, entries),
  ])
  return c.html(
    <AuditPage frame={frame} filter={filter} entries={told} names={names} next={next} />,
  )
}
