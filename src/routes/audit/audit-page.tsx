import type { Entry, HistoryFilter } from '../../../projections/queries/history'
import { historyOf } from '../../../projections/queries/history'
import type { AuditFilter } from '../../../views/audit/audit-page'
import { AuditPage } from '../../../views/audit/audit-page'
import { staffIn } from '../http/guards/staff-guards'
import { staffFrameOf } from '../http/page-frames'
import type { Asked, Staff } from '../http/permission-router'
import { isId, query } from '../http/query-parameters'
import type { Desk } from '../http/route-dependencies'
import { namesFor } from './history-names'
import { toldTo } from './reason-notes'

const entriesPerPage = 50

const fields = [
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
type Filter = Partial<Record<(typeof fields)[number], string>> & AuditFilter

/** A day in Berlin -> the instant it begins, or the instant of the day after; undefined if it is none. */
const midnight = (day: string | undefined, daysLater: 0 | 1): string | undefined => {
  try {
    const date = Temporal.PlainDate.from(day ?? '').add({ days: daysLater })
    return new Date(date.toZonedDateTime('Europe/Berlin').epochMilliseconds).toISOString()
  } catch {
    return undefined
  }
}

const cleaned = (c: Asked): Filter => {
  const { before, ...filter } = query(c, fields)
  return before && /^\d{1,18}$/.test(before) ? { ...filter, before } : filter
}

/** Days become instants; a project that is no id finds nothing rather than everything. */
const historyFilter = ({ from, until, project, ...rest }: Filter): HistoryFilter => {
  const [since, before] = [midnight(from, 0), midnight(until, 1)]
  return {
    ...rest,
    ...(project ? { project: isId(project) ? project : 'none' } : {}),
    ...(since ? { from: since } : {}),
    ...(before ? { until: before } : {}),
    limit: entriesPerPage + 1,
  }
}

/** What was searched for may be somebody's name: that words were searched is enough. */
const noteRead = ({ sql, now }: Desk, { personId }: Staff, filter: Filter) => sql`
  insert into audit_reads (at, person_id, filter)
  values (${now()}, ${personId}, ${JSON.stringify({ ...filter, ...(filter.text ? { text: '‹words›' } : {}) })}::text::jsonb)`

const pageOf = (found: readonly Entry[]) => {
  const entries = found.slice(0, entriesPerPage)
  return { entries, next: found.length > entriesPerPage ? entries.at(-1)?.number : undefined }
}

/** GET /audit: every event as a sentence, newest first; who reads it is noted before it is shown. */
export const auditPage = (desk: Desk) => async (c: Asked) => {
  const staff = staffIn(c)
  const frame = staffFrameOf(c, desk, staff)
  const filter = cleaned(c)
  await noteRead(desk, staff, filter)
  const { entries, next } = pageOf(await historyOf(desk.sql, historyFilter(filter)))
  const [told, names] = await Promise.all([
    toldTo(desk, staff, entries),
    namesFor(desk, { viewer: staff.role, t: frame.t }, entries),
  ])
  return c.html(
    <AuditPage frame={frame} filter={filter} entries={told} names={names} next={next} />,
  )
}
