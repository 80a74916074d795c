import { FieldsetError } from '../../order/order-bundle-fields'
import { ErrorSummary } from '../../parts/error-summary'
import { Field } from '../../parts/field'
import { toFieldId } from '../../parts/field-name'
import { Select } from '../../parts/select'
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
      <label class="choice">
        <input
          type="checkbox"
          name="scopes"
          value={scope}
          checked={values.scopes.includes(scope)}
        />
        <span>
          <strong>{t.tokens.scopes[scope]}</strong>
          <span class="sub mono">{scope}</span>
        </span>
      </label>
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
      <Field
        t={t}
        name="name"
        label={texts.name}
        hint={texts.nameHint}
        required
        errors={errors}
        control={(attributes) => (
          <input
            {...attributes}
            type="text"
            maxlength={60}
            autocomplete="off"
            value={values.name}
          />
        )}
      />
      <ScopeFields t={t} form={form} />
      <Field
        t={t}
        name="days"
        label={texts.days}
        required
        errors={errors}
        control={(attributes) => (
          <Select
            {...attributes}
            value={values.days}
            options={lifetimes.map((days) => [String(days), texts.daysOf(days)] as const)}
          />
        )}
      />
      <div>
        <button class="btn primary" type="submit">
          {texts.submit}
        </button>
      </div>
    </form>
  )
}
