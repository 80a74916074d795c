import { LatestEvents } from '../../audit/latest-events'
import type { StaffFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { pathWith } from '../../parts/add-query'
import { shownDomain } from '../../texts/unicode-domain'
import { DomainBadge } from './domain-badge'
import { DomainFacts } from './domain-facts'
import type { DomainShown } from './domain-view-model'
import { DomainZone } from './domain-zone'

type Props = { frame: StaffFrame; shown: DomainShown }

const Drift = ({ frame: { t }, shown: { now } }: Props) => {
  if (typeof now.zone === 'string') return null
  const marked = (mark: string) => (one: { mark: string }) => one.mark === mark
  const missing = now.zone.filter(marked('missing')).length
  const strange = now.zone.filter(marked('strange')).length
  return missing + strange > 0 ? (
    <div class="notice bad">
      <h2>{t.domains.drift}</h2>
      <p>{t.domains.driftText(missing, strange)}</p>
    </div>
  ) : null
}

const Latest = ({ frame: { t, now }, shown: { domain, latest, names } }: Props) => (
  <LatestEvents
    t={t}
    now={now}
    title={t.domains.history}
    whole={{
      href: pathWith('/audit', { stream: `domain-${domain.name}` }),
      label: t.domains.wholeHistory,
    }}
    latest={latest}
    names={names}
    none={t.domains.nothingHappened}
  />
)

/** One name: what it is, what INWX says of it now, and what happened to it. */
export const DomainPage = (props: Props) => {
  const { frame, shown } = props
  const { t } = frame
  const name = shownDomain(shown.domain.name)
  return (
    <StaffShell frame={frame} title={name} place="domains">
      <p class="facts back">
        <a href="/admin/domains">{t.domains.list}</a>
      </p>
      <div class="head">
        <div class="titleline">
          <h1>{name}</h1>
          <DomainBadge t={t} status={shown.domain.status} />
        </div>
      </div>
      <div class="split">
        <div class="stack">
          <Drift {...props} />
          <DomainZone {...props} />
          <Latest {...props} />
        </div>
        <DomainFacts {...props} />
      </div>
    </StaffShell>
  )
}
