import { toUnicodeDomain } from '../../../src/domain/naming/unicode-domain'
import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { addQuery } from '../../parts/add-query'
import { Card } from '../../parts/card'
import { InputField } from '../../parts/input-field'
import { formatMoney, formatNumber } from '../../texts/format'
import { DomainFilters } from './domain-filters'
import { DomainList } from './domain-list'
import type { DomainListing } from './domain-view-model'

type Props = { frame: StaffPageFrame; listing: DomainListing }

/** How many domains end within so many days, each number with a link to the filtered list. */
const ExpiryCounts = ({ frame: { t }, listing }: Props) => (
  <section class="card" aria-labelledby="radar-title">
    <header>
      <h2 id="radar-title">{t.domains.expiryTitle}</h2>
      <span class="meta">{t.domains.expiryHint}</span>
    </header>
    <ul class="radar">
      {listing.radar.map(({ days, count }) => (
        <li>
          <a
            href={addQuery('/admin/domains', { radar: String(days) })}
            aria-current={listing.filter.radar === days ? 'true' : undefined}
          >
            <strong>{formatNumber(count, t.locale)}</strong>
            <span class="sr">{t.domains.expiringCount(count === 1)}</span>
            <span>{t.domains.withinDays(days)}</span>
          </a>
        </li>
      ))}
    </ul>
  </section>
)

const CheckResult = ({ frame: { t }, listing: { checkResult } }: Props) => {
  if (!checkResult) return null
  const { name, state, netCents } = checkResult
  return (
    <p role="status">
      <strong>
        <bdi>{toUnicodeDomain(name)}</bdi>
      </strong>
      {`: ${t.domains.checkResults[state]}`}
      {state === 'free' && netCents !== undefined && (
        <span class="meta block">{t.domains.perYear(formatMoney(netCents, t.locale))}</span>
      )}
    </p>
  )
}

const CheckForm = (props: Props) => {
  const { t } = props.frame
  return (
    <Card id="check" title={t.domains.check}>
      <div class="body stack tight">
        <form class="form" method="get" action="/admin/domains">
          <InputField
            t={t}
            name="check"
            label={t.domains.checkLabel}
            hint={t.domains.checkHint}
            required
            input={{ type: 'text', maxlength: 253, value: props.listing.checkResult?.name }}
          />
          <div>
            <button class="btn" type="submit">
              {t.domains.checkSubmit}
            </button>
          </div>
        </form>
        <CheckResult {...props} />
      </div>
    </Card>
  )
}

export const DomainsPage = (props: Props) => {
  const { frame } = props
  const { t } = frame
  return (
    <StaffShell frame={frame} title={t.domains.title} section="domains">
      <div class="head">
        <h1>{t.domains.title}</h1>
      </div>
      <div class="stack">
        <div class="split">
          <ExpiryCounts {...props} />
          <CheckForm {...props} />
        </div>
        <section class="card" aria-label={t.domains.list}>
          <DomainFilters {...props} />
          <DomainList {...props} />
        </section>
      </div>
    </StaffShell>
  )
}
