import { Choice } from '../../parts/choice'
import { ErrorSummary } from '../../parts/error-summary'
import { toFieldId } from '../../parts/field-name'
import { FieldsetError } from '../../parts/fieldset-error'
import { InputField } from '../../parts/input-field'
import { SelectField } from '../../parts/select'
import { SubmitButton } from '../../parts/submit-button'
import type { Texts } from '../../texts/de'
import type { TokenFormViewModel as Form } from './tokens-view-model'

type Props = { t: Texts; form: Form }

const ScopeFields = ({ t, form: { allowedScopes, values, errors } }: Props) => (
  <fieldset id={toFieldId('scopes')} tabindex={-1} class="choices">
    <legend class="field-label">
      {t.tokens.scopesLabel}
      <span aria-hidden="true"> *</span>
    </legend>
    <FieldsetError t={t} errors={errors} name="scopes" />
    {allowedScopes.map((scope) => (
      <Choice
        input={{
          type: 'checkbox',
          name: 'scopes',
          value: scope,
          checked: values.scopes.includes(scope),
        }}
        title={t.tokens.scopes[scope]}
        hint={scope}
        hintClass="sub mono"
      />
    ))}
  </fieldset>
)

/** Posts `id`, `name`, `scopes` (several) and `days` to /admin/tokens. */
export const TokenForm = ({ t, form }: Props) => {
  const { id, lifetimes, values, errors } = form
  const texts = t.tokens
  return (
    <form class="form" method="post" action="/admin/tokens">
      <ErrorSummary
        t={t}
        errors={errors}
        labels={{ name: texts.name, scopes: texts.scopesLabel, days: texts.days }}
      />
      <input type="hidden" name="id" value={id} />
      <InputField
        {...{ t, errors }}
        name="name"
        label={texts.name}
        hint={texts.nameHint}
        required
        input={{ type: 'text', maxlength: 60, autocomplete: 'off', value: values.name }}
      />
      <ScopeFields t={t} form={form} />
      <SelectField
        {...{ t, errors }}
        name="days"
        label={texts.days}
        required
        value={values.days}
        options={lifetimes.map((days) => [String(days), texts.daysOf(days)])}
      />
      <SubmitButton text={texts.submit} />
    </form>
  )
}
