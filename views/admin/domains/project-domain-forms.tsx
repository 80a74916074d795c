import { domainKinds } from '../../../events/codes'
import { toUnicodeDomain } from '../../../src/domain/naming/unicode-domain'
import { InputField } from '../../parts/input-field'
import { SelectField } from '../../parts/select'
import type { Texts } from '../../texts/de'
import { ActionForm } from '../actions/action-form'
import { PlanPreview } from '../actions/plan-preview'
import type {
  ProjectDomainAction,
  ProjectDomainsTabViewModel,
  ProjectDomainViewModel,
  RefusedDomainForm,
} from './domain-view-model'

type Props = { t: Texts; projectId: string; tab: ProjectDomainsTabViewModel }

/** The submitted form of this action at this domain, if it was just refused. */
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
  action,
  prefix,
}: ActionProps) => {
  const texts = t.domains.actions[action]
  const refused = findRefusedForm(tab, action, domain.name)
  const url = `/admin/projects/${projectId}/domains/${domain.name}/${action}`
  const submit = t.domains.submitFor(texts.submit, toUnicodeDomain(domain.name))
  return (
    <details class="act inline" open={refused !== undefined}>
      <summary class={`btn${action === 'removal' ? ' danger' : ''}`}>
        {texts.open}
        <span class="sr">{` ${toUnicodeDomain(domain.name)}`}</span>
      </summary>
      <div class="panel stack">
        <h3>{texts.title}</h3>
        <ActionForm
          t={t}
          url={url}
          prefix={prefix}
          texts={{ text: texts.text, submit }}
          reasons={t.domains.reasons[action]}
          isDangerous={action === 'removal'}
          plan={
            <PlanPreview t={t} url={url} id={`${prefix}plan`} actionPlan={refused?.actionPlan} />
          }
          refused={refused}
        />
      </div>
    </details>
  )
}

const AddDomainFields = ({ t, tab }: Omit<Props, 'projectId'>) => {
  const refused = findRefusedForm(tab, 'addition')
  const form = { t, prefix: 'added-', errors: refused?.errors }
  const texts = t.domains
  return (
    <>
      <SelectField
        {...form}
        name="kind"
        label={texts.kindLabel}
        required
        value={refused?.values.kind}
        empty={t.choose}
        options={domainKinds.map((kind) => [kind, texts.kinds[kind]])}
      />
      <InputField
        {...form}
        name="name"
        label={texts.nameLabel}
        hint={texts.nameHint(tab.baseDomains?.[0] ?? 'vrs.gmbh')}
        required
        input={{ type: 'text', maxlength: 253, value: refused?.values.name }}
      />
      <InputField
        {...form}
        name="authCode"
        label={texts.authCode}
        hint={texts.authCodeHint}
        input={{ type: 'text', maxlength: 100, autocomplete: 'off', spellcheck: false }}
      />
    </>
  )
}

export const AddDomainForm = ({ t, projectId, tab }: Props) => {
  const texts = t.domains.actions.addition
  const refused = findRefusedForm(tab, 'addition')
  const url = `/admin/projects/${projectId}/domains`
  const { kindLabel: kind, nameLabel: name, authCode } = t.domains
  return (
    <details class="act" id="add-name" open={refused !== undefined}>
      <summary class="btn primary">{texts.open}</summary>
      <div class="panel stack">
        <h3>{texts.title}</h3>
        <ActionForm
          t={t}
          url={url}
          plan={<PlanPreview t={t} url={url} id="added-plan" actionPlan={refused?.actionPlan} />}
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
