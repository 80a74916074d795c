import { toUnicodeDomain } from '../../../src/domain/naming/unicode-domain'
import { LatestEvents } from '../../audit/latest-events'
import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { addQuery } from '../../parts/add-query'
import { DomainBadge, isUnusedDomain } from './domain-badge'
import { DomainFacts } from './domain-facts'
import type { DomainViewModel } from './domain-view-model'
import { DomainZone } from './domain-zone'

type Props = { frame: StaffPageFrame; model: DomainViewModel }

const DriftNotice = ({ frame: { t }, model: { vendorState } }: Props) => {
  if (typeof vendorState.zone === 'string') return null
  const hasMark = (mark: string) => (record: { mark: string }) => record.mark === mark
  const missingRecords = vendorState.zone.filter(hasMark('missing')).length
  const foreignRecords = vendorState.zone.filter(hasMark('strange')).length
  return missingRecords + foreignRecords > 0 ? (
    <div class="notice bad">
      <h2>{t.domains.drift}</h2>
      <p>{t.domains.driftText(missingRecords, foreignRecords)}</p>
    </div>
  ) : null
}

const LatestDomainEvents = ({ frame: { t, now }, model: { domain, latest, names } }: Props) => (
  <LatestEvents
    t={t}
    now={now}
    title={t.domains.history}
    fullHistory={{
      href: addQuery('/audit', { stream: `domain-${domain.name}` }),
      label: t.domains.wholeHistory,
    }}
    latest={latest}
    names={names}
    emptyText={t.domains.nothingHappened}
  />
)

/** One domain: its facts, its current records at INWX and its latest events. */
export const DomainPage = (props: Props) => {
  const { frame, model } = props
  const { t } = frame
  const name = toUnicodeDomain(model.domain.name)
  return (
    <StaffShell frame={frame} title={name} section="domains">
      <p class="facts back">
        <a href="/admin/domains">{t.domains.list}</a>
      </p>
      <div class="head">
        <div class="titleline">
          <h1>
            <bdi>{name}</bdi>
          </h1>
          <DomainBadge t={t} status={model.domain.status} isUnused={isUnusedDomain(model.domain)} />
        </div>
      </div>
      <div class="split">
        <div class="stack">
          <DriftNotice {...props} />
          <DomainZone {...props} />
          <LatestDomainEvents {...props} />
        </div>
        <DomainFacts {...props} />
      </div>
    </StaffShell>
  )
}
