import type { StaffFrame } from '../layout/page-frame'
import { StaffShell } from '../layout/staff-shell'
import { pathWith } from '../parts/add-query'
import { Empty } from '../parts/empty-state'
import type { Texts } from '../texts/de'
import type { Names } from '../texts/display-names'
import { AuditFilters } from './audit-filters'
import { EventItem } from './event-item'
import type { Told } from './history-entry'

/** The fields of the GET form, all optional; `from` and `until` are days (YYYY-MM-DD, Berlin). */
export type AuditFilter = {
  project?: string | undefined
  stream?: string | undefined
  type?: string | undefined
  by?: string | undefined
  kind?: string | undefined
  text?: string | undefined
  correlation?: string | undefined
  from?: string | undefined
  until?: string | undefined
  before?: string | undefined
}

/** `next`: the `?before=` of older entries, absent at the end. */
type Props = {
  frame: StaffFrame
  filter: AuditFilter
  entries: readonly Told[]
  names: Names
  next?: string | undefined
}

const Pages = ({ frame: { t }, filter, next }: Omit<Props, 'entries' | 'names'>) => {
  if (!next && !filter.before) return null
  return (
    <nav class="list-foot" aria-label={t.audit.list}>
      {filter.before && (
        <a class="btn" href={pathWith('/audit', { ...filter, before: undefined })}>
          {t.audit.newest}
        </a>
      )}
      {next && (
        <a class="btn" href={pathWith('/audit', { ...filter, before: next })}>
          {t.audit.older}
        </a>
      )}
    </nav>
  )
}

/** What the address narrows the list to without a field of the form saying so. */
const Narrowed = ({ t, filter }: { t: Texts; filter: AuditFilter }) => {
  const { correlation, stream } = filter
  if (!correlation && !stream) return null
  const whole = { ...filter, correlation: undefined, stream: undefined, before: undefined }
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
      <a href={pathWith('/audit', whole)}>{t.audit.widen}</a>
    </p>
  )
}

export const AuditPage = ({ frame, filter, entries, names, next }: Props) => {
  const { t } = frame
  return (
    <StaffShell frame={frame} title={t.audit.title} place="audit">
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
        <Narrowed t={t} filter={filter} />
        {entries.length === 0 ? (
          <Empty title={t.audit.emptyTitle} text={t.audit.emptyText} />
        ) : (
          <ol class="events">
            {entries.map((told) => (
              <EventItem t={t} told={told} names={names} />
            ))}
          </ol>
        )}
        <Pages frame={frame} filter={filter} next={next} />
      </section>
    </StaffShell>
  )
}
