import type { StaffPageFrame } from '../../layout/page-frame'
import { Card } from '../../parts/card'
import { formatDate, formatMoney } from '../../texts/format'
import { DomainEndDate } from './domain-end-date'
import type { DomainViewModel } from './domain-view-model'

type Props = { frame: StaffPageFrame; model: DomainViewModel }

/** INWX's own status of the registration or transfer. */
const RegistryStatus = ({ frame: { t }, model: { vendorState, domain } }: Props) => {
  const { registry } = vendorState
  if (registry === 'unreachable') return <>{t.domains.zoneUnreachable}</>
  if (registry.state === 'absent') {
    const isBelow = domain.kind === 'subdomain' || domain.kind === 'owned'
    return <>{isBelow ? t.domains.registryBelow : t.domains.registryAbsent}</>
  }
  return (
    <>
      <code>{registry.status}</code>
      {registry.state === 'failed' && registry.because && (
        <span class="meta block">{registry.because}</span>
      )}
    </>
  )
}

const RegistrationFacts = ({ frame: { t }, model: { vendorState } }: Props) => {
  const { registry, nameservers } = vendorState
  if (registry === 'unreachable' || registry.state !== 'held') return null
  const isOurs = registry.nameservers.some((nameserver) =>
    nameservers.includes(nameserver.toLowerCase()),
  )
  const { renewalMode, renewBefore, verification } = registry
  return (
    <>
      <dt>{t.domains.renewalMode}</dt>
      <dd>
        {t.domains.renewalModes[renewalMode] ?? renewalMode}
        {renewBefore && (
          <span class="meta block">{t.domains.renewBefore(formatDate(renewBefore, t.locale))}</span>
        )}
      </dd>
      {verification && (
        <>
          <dt>{t.domains.verification}</dt>
          <dd>
            <code>{verification}</code>
          </dd>
        </>
      )}
      <dt>{t.domains.delegation}</dt>
      <dd>
        {isOurs ? t.domains.delegated : t.domains.notDelegated}
        <span class="meta block">{registry.nameservers.join(' ')}</span>
      </dd>
    </>
  )
}

const Renewal = ({ frame: { t }, model: { renewal } }: Props) =>
  renewal ? (
    <>
      <dt>{t.domains.renewalOpen}</dt>
      <dd>
        {t.domains.renewalFor(
          formatMoney(renewal.price.grossCents, t.locale),
          formatDate(renewal.periodEnd, t.locale),
        )}
      </dd>
    </>
  ) : null

const ProjectLink = ({ frame: { t }, model: { domain } }: Props) => {
  if (!domain.projectId) return t.domains.free
  return (
    <>
      <a href={`/admin/projects/${domain.projectId}?tab=domain`}>
        <bdi>{domain.projectName}</bdi>
      </a>
      <span class="meta block">{domain.isPrimary ? t.domains.primary : t.domains.secondary}</span>
    </>
  )
}

/** The domain's project, kind, dates, cost, and its state at INWX. */
export const DomainFacts = (props: Props) => {
  const { frame, model } = props
  const { t, now } = frame
  const { domain } = model
  const texts = t.domains
  return (
    <Card id="facts" title={texts.facts}>
      <dl class="body pairs">
        <dt>{texts.project}</dt>
        <dd>{ProjectLink(props)}</dd>
        <dt>{texts.kind}</dt>
        <dd>{domain.kind ? texts.kinds[domain.kind] : t.none}</dd>
        <dt>{texts.columns.expires}</dt>
        <dd>
          <DomainEndDate t={t} at={domain.expiresAt} now={now} />
        </dd>
        <dt>{texts.columns.certificate}</dt>
        <dd>
          <DomainEndDate t={t} at={domain.certificateUntil} now={now} />
        </dd>
        <dt>{texts.columns.cost}</dt>
        <dd>{domain.costCents > 0 ? formatMoney(domain.costCents, t.locale) : t.none}</dd>
        <Renewal {...props} />
        <dt>{texts.registry}</dt>
        <dd>
          <RegistryStatus {...props} />
        </dd>
        <RegistrationFacts {...props} />
        {domain.failedBecause && (
          <>
            <dt>{texts.failedBecause}</dt>
            <dd>
              <code>{domain.failedBecause}</code>
            </dd>
          </>
        )}
      </dl>
    </Card>
  )
}
