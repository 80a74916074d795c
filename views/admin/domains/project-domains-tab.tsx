import { toUnicodeDomain } from '../../../src/domain/naming/unicode-domain'
import type { StaffPageFrame, Tone } from '../../layout/page-frame'
import { ZoneGapList } from '../../parts/zone-copy-notice'
import type { Texts } from '../../texts/de'
import { describeTroubleForStaff } from '../../texts/describe-trouble'
import { formatDate } from '../../texts/format'
import type { ProjectViewModel } from '../projects/project-view-model'
import { DomainBadge } from './domain-badge'
import type { ProjectDomainViewModel, ProjectDomainsTabViewModel as Tab } from './domain-view-model'
import { AddDomainForm, ProjectDomainActionForm } from './project-domain-forms'

type Props = { frame: StaffPageFrame; model: ProjectViewModel; tab: Tab }
type DomainItemProps = Props & { domain: ProjectDomainViewModel; index: number }

const tones: Record<ProjectDomainViewModel['stage'], Tone> = {
  primary: 'good',
  removing: 'busy',
  removed: 'quiet',
  served: 'good',
  added: 'busy',
  brought: 'busy',
  pointed: 'busy',
  reached: 'busy',
  wanted: 'busy',
  dropped: 'wait',
}

const DomainDates = ({
  t,
  name: { domain, stage },
}: {
  t: Texts
  name: ProjectDomainViewModel
}) => (
  <p class="trace meta">
    {domain?.kind && <span>{t.domains.kinds[domain.kind]}</span>}
    {domain?.expiresAt && <span>{t.domains.until(formatDate(domain.expiresAt, t.locale))}</span>}
    {stage !== 'removed' && (
      <span>
        {domain?.certificateUntil
          ? t.domains.certificateUntil(formatDate(domain.certificateUntil, t.locale))
          : t.domains.noCertificate}
      </span>
    )}
    {domain && <a href={`/admin/domains/${domain.name}`}>{t.domains.toDomain}</a>}
  </p>
)

const StalledNotice = ({
  t,
  stalled,
}: {
  t: Texts
  stalled: NonNullable<ProjectDomainViewModel['stalled']>
}) => (
  <div class="trouble">
    <p>{describeTroubleForStaff(stalled, t)}</p>
    {stalled.vendorText && <p class="vendor">{stalled.vendorText}</p>}
  </div>
)

const CopiedRecordList = ({
  t,
  name: { copiedRecords, zoneGaps },
}: {
  t: Texts
  name: ProjectDomainViewModel
}) =>
  copiedRecords.length > 0 ? (
    <details class="more">
      <summary>{`${t.domains.copiedRecords} (${copiedRecords.length})`}</summary>
      <p class="meta">{t.domains.copiedRecordsHint}</p>
      <ul class="copied">
        {copiedRecords.map(({ type, name, content }) => (
          <li class="mono">{`${type} ${name} ${content}`}</li>
        ))}
      </ul>
      <ZoneGapList t={t} gaps={zoneGaps} />
    </details>
  ) : null

const DomainItem = (props: DomainItemProps) => {
  const { frame, model, tab, domain, index } = props
  const { t } = frame
  return (
    <li>
      <div class="row">
        <strong>
          <bdi>{toUnicodeDomain(domain.name)}</bdi>
        </strong>
        <span class={`badge ${domain.stalled ? 'bad' : tones[domain.stage]}`}>
          {domain.stalled ? t.steps.states.stalled : t.domains.stages[domain.stage]}
        </span>
        {domain.domain && domain.domain.status !== 'active' && (
          <DomainBadge t={t} status={domain.domain.status} />
        )}
      </div>
      <DomainDates t={t} name={domain} />
      {domain.stalled && <StalledNotice t={t} stalled={domain.stalled} />}
      <CopiedRecordList t={t} name={domain} />
      {domain.actions.length > 0 && (
        <div class="row">
          {domain.actions.map((action) => (
            <ProjectDomainActionForm
              t={t}
              projectId={model.project.id}
              tab={tab}
              domain={domain}
              action={action}
              prefix={`name-${index}-${action.code}-`}
            />
          ))}
        </div>
      )}
    </li>
  )
}

/** The domains of a project and their actions. */
export const ProjectDomainsTab = (props: Props) => {
  const { frame, model, tab } = props
  const { t } = frame
  return (
    <section class="card" aria-labelledby="names-title">
      <header>
        <h2 id="names-title">{t.domains.domains}</h2>
        <AddDomainForm t={t} projectId={model.project.id} tab={tab} />
      </header>
      <ul class="body apart names">
        {tab.domains.map((name, index) => (
          <DomainItem {...props} domain={name} index={index} />
        ))}
      </ul>
    </section>
  )
}
