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
  action: RefusedDomainForm['action'],
  name?: string,
) => (refused?.action === action && refused.name === name ? refused : undefined)

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
  const texts = t.domains.acts[act]
  const refused = findRefusedForm(tab, act, domain.name)
  const action = `/admin/projects/${projectId}/domains/${domain.name}/${act}`
  const submit = t.domains.actOn(texts.submit, toUnicodeDomain(domain.name))
  return (
    <details class="act inline" open={refused !== undefined}>
      <summary class={`btn${act === 'removal' ? ' danger' : ''}`}>
        {texts.open}
        <span class="sr">{` ${toUnicodeDomain(domain.name)}`}</span>
      </summary>
      <div class="panel stack">
        <h3>{texts.title}</h3>
        <ActionForm
          t={t}
          url={action}
          prefix={prefix}
          texts={{ text: texts.text, submit }}
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
  const texts = t.domains
  return (
    <>
      <Field
        {...given}
        name="kind"
        label={texts.kindLabel}
        required
        control={(attributes) => (
          <Select
            {...attributes}
            value={refused?.values.kind}
            empty={t.choose}
            options={domainKinds.map((kind) => [kind, texts.kinds[kind]])}
          />
        )}
      />
      <Field
        {...given}
        name="name"
        label={texts.nameLabel}
        hint={texts.nameHint(tab.baseDomains?.[0] ?? 'vrs.gmbh')}
        required
        control={(attributes) => (
          <input {...attributes} type="text" maxlength={253} value={refused?.values.name} />
        )}
      />
      <Field
        {...given}
        name="authCode"
        label={texts.authCode}
        hint={texts.authCodeHint}
        control={(attributes) => (
          <input
            {...attributes}
            type="text"
            maxlength={100}
            autocomplete="off"
            spellcheck={false}
          />
        )}
      />
    </>
  )
}

export const AddDomainForm = ({ t, projectId, tab }: Props) => {
  const texts = t.domains.acts.addition
  const refused = findRefusedForm(tab, 'addition')
  const action = `/admin/projects/${projectId}/domains`
  const { kindLabel: kind, nameLabel: name, authCode } = t.domains
  return (
    <details class="act" id="add-name" open={refused !== undefined}>
      <summary class="btn primary">{texts.open}</summary>
      <div class="panel stack">
        <h3>{texts.title}</h3>
        <ActionForm
          t={t}
          url={action}
          plan={<PlanPreview t={t} url={action} id="added-plan" actionPlan={refused?.actionPlan} />}
          prefix="added-"
          texts={{ text: texts.text, submit: texts.submit }}
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
