import type { StaffFrame, Tone } from '../../layout/page-frame'
import type { Texts } from '../../texts/de'
import { day } from '../../texts/format'
import { staffSentence } from '../../texts/trouble-texts'
import { shownDomain } from '../../texts/unicode-domain'
import type { ProjectShown } from '../projects/project-view-model'
import { DomainBadge } from './domain-badge'
import type { NameShown, DomainTab as Tab } from './domain-view-model'
import { AddNameForm, NameActForm } from './project-domain-forms'

type Props = { frame: StaffFrame; shown: ProjectShown; tab: Tab }
type OfName = Props & { name: NameShown; index: number }

const tones: Record<NameShown['is'], Tone> = {
  primary: 'good',
  served: 'good',
  added: 'busy',
  brought: 'busy',
  pointed: 'busy',
  reached: 'busy',
  wanted: 'busy',
  dropped: 'wait',
}

const Ends = ({ t, name: { domain } }: { t: Texts; name: NameShown }) => (
  <p class="trace meta">
    {domain?.kind && <span>{t.domains.kinds[domain.kind]}</span>}
    {domain?.expiresAt && <span>{t.domains.until(day(domain.expiresAt, t.locale))}</span>}
    <span>
      {domain?.certificateUntil
        ? t.domains.certificateUntil(day(domain.certificateUntil, t.locale))
        : t.domains.noCertificate}
    </span>
    {domain && <a href={`/admin/domains/${domain.name}`}>{t.domains.toDomain}</a>}
  </p>
)

const Trouble = ({ t, stalled }: { t: Texts; stalled: NonNullable<NameShown['stalled']> }) => (
  <div class="trouble">
    <p>{staffSentence(stalled, t)}</p>
    {stalled.vendorText && <p class="vendor">{stalled.vendorText}</p>}
  </div>
)

const Copied = ({ t, name: { copied } }: { t: Texts; name: NameShown }) =>
  copied.length > 0 ? (
    <details class="more">
      <summary>{`${t.domains.copied} (${copied.length})`}</summary>
      <p class="meta">{t.domains.copiedHint}</p>
      <ul class="copied">
        {copied.map(({ type, name, content }) => (
          <li class="mono">{`${type} ${name} ${content}`}</li>
        ))}
      </ul>
    </details>
  ) : null

const Name = (props: OfName) => {
  const { frame, shown, tab, name, index } = props
  const { t } = frame
  return (
    <li>
      <div class="row">
        <strong>{shownDomain(name.name)}</strong>
        <span class={`badge ${name.stalled ? 'bad' : tones[name.is]}`}>
          {name.stalled ? t.steps.states.stalled : t.domains.stages[name.is]}
        </span>
        {name.domain && name.domain.status !== 'active' && (
          <DomainBadge t={t} status={name.domain.status} />
        )}
      </div>
      <Ends t={t} name={name} />
      {name.stalled && <Trouble t={t} stalled={name.stalled} />}
      <Copied t={t} name={name} />
      {name.acts.length > 0 && (
        <div class="row">
          {name.acts.map((act) => (
            <NameActForm
              t={t}
              projectId={shown.project.id}
              tab={tab}
              name={name}
              act={act}
              prefix={`name-${index}-${act}-`}
            />
          ))}
        </div>
      )}
    </li>
  )
}

/** The names of a project, and what can be done with them. */
export const DomainTab = (props: Props) => {
  const { frame, shown, tab } = props
  const { t } = frame
  return (
    <section class="card" aria-labelledby="names-title">
      <header>
        <h2 id="names-title">{t.domains.names}</h2>
        {tab.bases && <AddNameForm t={t} projectId={shown.project.id} tab={tab} />}
      </header>
      <ul class="body apart names">
        {tab.names.map((name, index) => (
          <Name {...props} name={name} index={index} />
        ))}
      </ul>
    </section>
  )
}
