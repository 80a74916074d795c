import type { StaffFrame } from '../../layout/page-frame'
import { Card } from '../../parts/card'
import { day, money } from '../../texts/format'
import { DomainEnd } from './domain-end-date'
import type { DomainShown } from './domain-view-model'

type Props = { frame: StaffFrame; shown: DomainShown }

/** INWX's own word for how a registration or transfer stands. */
const Registry = ({ frame: { t }, shown: { now, domain } }: Props) => {
  const { registry } = now
  if (registry === 'unreachable') return <>{t.domains.zoneSilent}</>
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

const Held = ({ frame: { t }, shown: { now } }: Props) => {
  const { registry, nameservers } = now
  if (registry === 'unreachable' || registry.state !== 'held') return null
  const isOurs = registry.nameservers.some((one) => nameservers.includes(one.toLowerCase()))
  const { renewalMode, verification } = registry
  return (
    <>
      <dt>{t.domains.renewalMode}</dt>
      <dd>{t.domains.renewalModes[renewalMode] ?? renewalMode}</dd>
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

const Renewal = ({ frame: { t }, shown: { renewal } }: Props) =>
  renewal ? (
    <>
      <dt>{t.domains.renewalOpen}</dt>
      <dd>
        {t.domains.renewalFor(
          money(renewal.price.grossCents, t.locale),
          day(renewal.periodEnd, t.locale),
        )}
      </dd>
    </>
  ) : null

const Project = ({ frame: { t }, shown: { domain } }: Props) => {
  if (!domain.projectId) return t.domains.free
  return (
    <>
      <a href={`/admin/projects/${domain.projectId}?tab=domain`}>{domain.projectName}</a>
      <span class="meta block">{domain.isPrimary ? t.domains.primary : t.domains.secondary}</span>
    </>
  )
}

/** What is known of a name: whose it is, until when, at what cost, and how it stands at INWX. */
export const DomainFacts = (props: Props) => {
  const { frame, shown } = props
  const { t, now } = frame
  const { domain } = shown
  const said = t.domains
  return (
    <Card id="facts" title={said.facts}>
      <dl class="body pairs">
        <dt>{said.project}</dt>
        <dd>{Project(props)}</dd>
        <dt>{said.kind}</dt>
        <dd>{domain.kind ? said.kinds[domain.kind] : t.none}</dd>
        <dt>{said.columns.expires}</dt>
        <dd>
          <DomainEnd t={t} at={domain.expiresAt} now={now} />
        </dd>
        <dt>{said.columns.certificate}</dt>
        <dd>
          <DomainEnd t={t} at={domain.certificateUntil} now={now} />
        </dd>
        <dt>{said.columns.cost}</dt>
        <dd>{domain.costCents > 0 ? money(domain.costCents, t.locale) : t.none}</dd>
        <Renewal {...props} />
        <dt>{said.registry}</dt>
        <dd>
          <Registry {...props} />
        </dd>
        <Held {...props} />
        {domain.failedBecause && (
          <>
            <dt>{said.failedBecause}</dt>
            <dd>
              <code>{domain.failedBecause}</code>
            </dd>
          </>
        )}
      </dl>
    </Card>
  )
}
