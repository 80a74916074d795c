import type { StaffPageFrame } from '../layout/page-frame'
import { StaffShell } from '../layout/staff-shell'
import { addQuery } from '../parts/add-query'
import { EmptyState } from '../parts/empty-state'
import { Pagination } from '../parts/pagination'
import type { Texts } from '../texts/de'
import type { DisplayNames } from '../texts/display-names'
import { type AuditFilter, AuditFilters } from './audit-filters'
import { EventItem } from './event-item'
import type { HistoryEntry } from './history-entry'

/** `next`: the `?before=` of older entries, absent at the end. */
type Props = {
  frame: StaffPageFrame
  filter: AuditFilter
  entries: readonly HistoryEntry[]
  names: DisplayNames
  next?: string | undefined
}

/** The filters in the address that have no field in the form. */
const ActiveFilters = ({ t, filter }: { t: Texts; filter: AuditFilter }) => {
  const { correlation, stream } = filter
  if (!correlation && !stream) return null
  const widerFilter = { ...filter, correlation: undefined, stream: undefined, before: undefined }
  return (
    <p class="narrowed meta">
      {correlation && (
        <span>
          {`${t.audit.onlyCorrelation} `}
          <code>{correlation}</code>
        </span>
      )}
      {stream && (
        <span>
          {`${t.audit.onlyStream} `}
          <code>{stream}</code>
        </span>
      )}
      <a href={addQuery('/audit', widerFilter)}>{t.audit.showAll}</a>
    </p>
  )
}

export const AuditPage = ({ frame, filter, entries, names, next }: Props) => {
  const { t } = frame
  return (
    <StaffShell frame={frame} title={t.audit.title} section="audit">
      <div class="head">
        <div>
          <h1>{t.audit.title}</h1>
          <p class="facts">{t.audit.intro}</p>
        </div>
      </div>
      <section class="card" aria-labelledby="events-title">
        <h2 class="sr" id="events-title">
          {t.audit.list}
        </h2>
        <AuditFilters t={t} filter={filter} />
        <ActiveFilters t={t} filter={filter} />
        {entries.length === 0 ? (
          <EmptyState title={t.audit.emptyTitle} text={t.audit.emptyText} />
        ) : (
          <ol class="events">
            {entries.map((entry) => (
              <EventItem t={t} entry={entry} names={names} />
            ))}
          </ol>
        )}
        <Pagination
          label={t.audit.list}
          path="/audit"
          query={filter}
          cursor="before"
          next={next}
          texts={{ first: t.audit.newest, next: t.audit.older }}
        />
      </section>
    </StaffShell>
  )
}
