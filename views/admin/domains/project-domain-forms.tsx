import { domainKinds } from '../../../events/codes'
import { Field } from '../../parts/field'
import { Select } from '../../parts/select'
import type { Texts } from '../../texts/de'
import { toUnicodeDomain } from '../../texts/unicode-domain'
import { ActionForm } from '../actions/action-form'
import { PlanPreview } from '../actions/plan-preview'
import type {
  ProjectDomainAction,
  ProjectDomainsTabViewModel,
  ProjectDomainViewModel,
  RefusedDomainForm,
} from './domain-view-model'

type Props = { t: Texts; projectId: string; tab: ProjectDomainsTabViewModel }

/** The form of this act at this name, if it was refused just now. */
const findRefusedForm = (
  { refused }: ProjectDomainsTabViewModel,
  act: RefusedDomainForm['action'],
  name?: string,
) => (refused?.action === act && refused.name === name ? refused : undefined)

type ActionProps = Props & {
  domain: ProjectDomainViewModel
  action: ProjectDomainAction
  prefix: string
}

export const ProjectDomainActionForm = ({
  t,
  projectId,
  tab,
  domain,
  action: act,
  prefix,
}: ActionProps) => {
  const said = t.domains.acts[act]
  const refused = findRefusedForm(tab, act, domain.name)
  const action = `/admin/projects/${projectId}/domains/${domain.name}/${act}`
  const submit = t.domains.actOn(said.submit, toUnicodeDomain(domain.name))
  return (
    <details class="act inline" open={refused !== undefined}>
      <summary class={`btn${act === 'removal' ? ' danger' : ''}`}>
        {said.open}
        <span class="sr">{` ${toUnicodeDomain(domain.name)}`}</span>
      </summary>
      <div class="panel stack">
        <h3>{said.title}</h3>
        <ActionForm
          t={t}
          url={action}
          prefix={prefix}
          texts={{ text: said.text, submit }}
          reasons={t.domains.reasons[act]}
          isDangerous={act === 'removal'}
          plan={
            <PlanPreview t={t} url={action} id={`${prefix}plan`} actionPlan={refused?.actionPlan} />
          }
          refused={refused}
        />
      </div>
    </details>
  )
}

const AddDomainFields = ({ t, tab }: Omit<Props, 'projectId'>) => {
  const refused = findRefusedForm(tab, 'addition')
  const given = { t, prefix: 'added-', errors: refused?.errors }
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
        hint={said.nameHint(tab.baseDomains?.[0] ?? 'vrs.gmbh')}
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

export const AddDomainForm = ({ t, projectId, tab }: Props) => {
  const said = t.domains.acts.addition
  const refused = findRefusedForm(tab, 'addition')
  const action = `/admin/projects/${projectId}/domains`
  const { kindLabel: kind, nameLabel: name, authCode } = t.domains
  return (
    <details class="act" id="add-name" open={refused !== undefined}>
      <summary class="btn primary">{said.open}</summary>
      <div class="panel stack">
        <h3>{said.title}</h3>
        <ActionForm
          t={t}
          url={action}
          plan={<PlanPreview t={t} url={action} id="added-plan" actionPlan={refused?.actionPlan} />}
          prefix="added-"
          texts={{ text: said.text, submit: said.submit }}
          reasons={t.domains.reasons.addition}
          labels={{ kind, name, authCode }}
          refused={refused}
        >
          <AddDomainFields t={t} tab={tab} />
        </ActionForm>
      </div>
    </details>
  )
}
