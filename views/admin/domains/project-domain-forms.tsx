import { domainKinds } from '../../../events/codes'
import { Field } from '../../parts/field'
import { Select } from '../../parts/select'
import type { Texts } from '../../texts/de'
import { shownDomain } from '../../texts/unicode-domain'
import { ServerActForm } from '../actions/action-form'
import { PlanArea } from '../actions/plan-preview'
import type { DomainTab, NameAct, NameShown, RefusedName } from './domain-view-model'

type Props = { t: Texts; projectId: string; tab: DomainTab }

/** The form of this act at this name, if it was refused just now. */
const refusedAt = ({ refused }: DomainTab, act: RefusedName['act'], name?: string) =>
  refused?.act === act && refused.name === name ? refused : undefined

type ActProps = Props & { name: NameShown; act: NameAct; prefix: string }

export const NameActForm = ({ t, projectId, tab, name, act, prefix }: ActProps) => {
  const said = t.domains.acts[act]
  const refused = refusedAt(tab, act, name.name)
  const action = `/admin/projects/${projectId}/domains/${name.name}/${act}`
  const submit = t.domains.actOn(said.submit, shownDomain(name.name))
  return (
    <details class="act inline" open={refused !== undefined}>
      <summary class={`btn${act === 'removal' ? ' danger' : ''}`}>
        {said.open}
        <span class="sr">{` ${shownDomain(name.name)}`}</span>
      </summary>
      <div class="panel stack">
        <h3>{said.title}</h3>
        <ServerActForm
          t={t}
          action={action}
          prefix={prefix}
          said={{ text: said.text, submit }}
          reasons={t.domains.reasons[act]}
          danger={act === 'removal'}
          plan={<PlanArea t={t} action={action} id={`${prefix}plan`} planned={refused?.planned} />}
          refused={refused}
        />
      </div>
    </details>
  )
}

const NameFields = ({ t, tab }: Omit<Props, 'projectId'>) => {
  const refused = refusedAt(tab, 'addition')
  const given = { t, prefix: 'added-', problems: refused?.problems }
  const said = t.domains
  return (
    <>
      <Field
        {...given}
        name="kind"
        label={said.kindLabel}
        required
        control={(wired) => (
          <Select
            {...wired}
            value={refused?.values.kind}
            empty={t.choose}
            options={domainKinds.map((kind) => [kind, said.kinds[kind]])}
          />
        )}
      />
      <Field
        {...given}
        name="name"
        label={said.nameLabel}
        hint={said.nameHint(tab.bases?.[0] ?? 'vrs.gmbh')}
        required
        control={(wired) => (
          <input {...wired} type="text" maxlength={253} value={refused?.values.name} />
        )}
      />
      <Field
        {...given}
        name="authCode"
        label={said.authCode}
        hint={said.authCodeHint}
        control={(wired) => (
          <input {...wired} type="text" maxlength={100} autocomplete="off" spellcheck={false} />
        )}
      />
    </>
  )
}

export const AddNameForm = ({ t, projectId, tab }: Props) => {
  const said = t.domains.acts.addition
  const refused = refusedAt(tab, 'addition')
  const action = `/admin/projects/${projectId}/domains`
  const { kindLabel: kind, nameLabel: name, authCode } = t.domains
  return (
    <details class="act" id="add-name" open={refused !== undefined}>
      <summary class="btn primary">{said.open}</summary>
      <div class="panel stack">
        <h3>{said.title}</h3>
        <ServerActForm
          t={t}
          action={action}
          plan={<PlanArea t={t} action={action} id="added-plan" planned={refused?.planned} />}
          prefix="added-"
          said={{ text: said.text, submit: said.submit }}
          reasons={t.domains.reasons.addition}
          labels={{ kind, name, authCode }}
          refused={refused}
        >
          <NameFields t={t} tab={tab} />
        </ServerActForm>
      </div>
    </details>
  )
}
