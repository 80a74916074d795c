import { domainKinds } from '../../../events/codes'
import { toUnicodeDomain } from '../../../src/domain/naming/unicode-domain'
import { InputField } from '../../parts/input-field'
import { SelectField } from '../../parts/select'
import { ZoneCopyNotice } from '../../parts/zone-copy-notice'
import type { Texts } from '../../texts/de'
import { OfferedAction } from '../actions/action-dialog'
import type { ActionFieldsProps, ActionView } from '../actions/action-view'
import type {
  AddDomainModel,
  ProjectDomainsTabViewModel,
  ProjectDomainViewModel,
} from './domain-view-model'

type Props = { t: Texts; projectId: string; tab: ProjectDomainsTabViewModel }
type ActionProps = Props & {
  domain: ProjectDomainViewModel
  action: ActionView<object>
  prefix: string
}

const tabPath = (projectId: string) => `/admin/projects/${projectId}?tab=domain`

/** An action on one of the domains that a project has. */
export const ProjectDomainActionForm = (props: ActionProps) => {
  const { t, projectId, tab, domain, action, prefix } = props
  const name = toUnicodeDomain(domain.name)
  const isRefused = tab.refused?.action === action.code && tab.refused.target === domain.name
  return (
    <OfferedAction
      t={t}
      id={`${prefix}act`}
      tone={action.isDangerous ? ' danger' : ''}
      spokenName={name}
      subject={name}
      closeHref={tabPath(projectId)}
      action={action}
      model={domain}
      url={`/admin/projects/${projectId}/domains/${domain.name}/${action.code}`}
      prefix={prefix}
      submitName={name}
      refused={isRefused ? tab.refused : undefined}
    />
  )
}

export const AddDomainFields = (props: ActionFieldsProps<AddDomainModel>) => {
  const { t, model, prefix, values, errors } = props
  const form = { t, prefix, errors }
  const texts = t.domains
  return (
    <>
      <SelectField
        {...form}
        name="kind"
        label={texts.kindLabel}
        required
        value={values?.kind}
        empty={t.choose}
        options={domainKinds.map((kind) => [kind, texts.kinds[kind]])}
      />
      <InputField
        {...form}
        name="name"
        label={texts.nameLabel}
        hint={texts.nameHint(model.baseDomains[0] ?? 'vrs.gmbh')}
        required
        input={{ type: 'text', maxlength: 253, value: values?.name }}
      />
      <InputField
        {...form}
        name="authCode"
        label={texts.authCode}
        hint={texts.authCodeHint}
        input={{ type: 'text', maxlength: 100, autocomplete: 'off', spellcheck: false }}
      />
      <ZoneCopyNotice t={t} />
    </>
  )
}

export const AddDomainForm = ({ t, projectId, tab }: Props) =>
  tab.addition ? (
    <OfferedAction
      t={t}
      id="add-name"
      tone=" primary"
      closeHref={tabPath(projectId)}
      action={tab.addition.action}
      model={tab.addition.model}
      url={`/admin/projects/${projectId}/domains`}
      prefix="added-"
      refused={tab.refused?.action === tab.addition.action.code ? tab.refused : undefined}
    />
  ) : null
