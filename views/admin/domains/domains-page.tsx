import type { StaffFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { pathWith } from '../../parts/add-query'
import { Card } from '../../parts/card'
import { Field } from '../../parts/field'
import { count, money } from '../../texts/format'
import { shownDomain } from '../../texts/unicode-domain'
import { DomainFilters } from './domain-filters'
import { DomainList } from './domain-list'
import type { DomainListing } from './domain-view-model'

type Props = { frame: StaffFrame; listing: DomainListing }

/** How many names have an end within so many days; each number opens its list. */
const Radar = ({ frame: { t }, listing }: Props) => (
  <section class="card" aria-labelledby="radar-title">
    <header>
      <h2 id="radar-title">{t.domains.radar}</h2>
      <span class="meta">{t.domains.radarHint}</span>
    </header>
    <ul class="radar">
      {listing.radar.map(({ days, count: found }) => (
        <li>
          <a
            href={pathWith('/admin/domains', { radar: String(days) })}
            aria-current={listing.filter.radar === days ? 'true' : undefined}
          >
            <strong>{count(found, t.locale)}</strong>
            <span class="sr">{t.domains.ending(found === 1)}</span>
            <span>{t.domains.within(days)}</span>
          </a>
        </li>
      ))}
    </ul>
  </section>
)

const Checked = ({ frame: { t }, listing: { checked } }: Props) => {
  if (!checked) return null
  const { name, state, netCents } = checked
  return (
    <p role="status">
      <strong>{shownDomain(name)}</strong>
      {`: ${t.domains.checked[state]}`}
      {state === 'free' && netCents !== undefined && (
        <span class="meta block">{t.domains.perYear(money(netCents, t.locale))}</span>
      )}
    </p>
  )
}

const Check = (props: Props) => {
  const { t } = props.frame
  return (
    <Card id="check" title={t.domains.check}>
      <div class="body stack tight">
        <form class="form" method="get" action="/admin/domains">
          <Field
            t={t}
            name="check"
            label={t.domains.checkLabel}
            hint={t.domains.checkHint}
            required
            control={(wired) => (
              <input {...wired} type="text" maxlength={253} value={props.listing.checked?.name} />
            )}
          />
          <div>
            <button class="btn" type="submit">
              {t.domains.checkSubmit}
            </button>
          </div>
        </form>
        <Checked {...props} />
      </div>
    </Card>
  )
}

export const DomainsPage = (props: Props) => {
  const { frame } = props
  const { t } = frame
  return (
    <StaffShell frame={frame} title={t.domains.title} place="domains">
      <div class="head">
        <h1>{t.domains.title}</h1>
      </div>
      <div class="stack">
        <div class="split">
          <Radar {...props} />
          <Check {...props} />
        </div>
        <section class="card" aria-label={t.domains.list}>
          <DomainFilters {...props} />
          <DomainList {...props} />
        </section>
      </div>
    </StaffShell>
  )
}
