import type { FieldError } from '../../../events/refusal-error'
import { ErrorSummary } from '../../parts/error-summary'
import { InputField } from '../../parts/input-field'
import type { Texts } from '../../texts/de'

type Props = { t: Texts; errors: readonly FieldError[] }
type PasswordFieldProps = { name: 'password' | 'again'; label: string; hint?: string }

const PasswordField = ({ t, errors, ...field }: Props & PasswordFieldProps) => (
  <InputField
    t={t}
    errors={errors}
    {...field}
    required
    input={{ type: 'password', autocomplete: 'new-password', minlength: 12, maxlength: 200 }}
  />
)

/** The fields `password` and `again` of a new password, with what is wrong with them and a button. */
export const PasswordFields = ({ t, errors }: Props) => {
  const texts = t.pages.firstPassword
  return (
    <>
      <ErrorSummary
        t={t}
        errors={errors}
        labels={{ password: texts.password, again: texts.repeat }}
      />
      <PasswordField
        t={t}
        errors={errors}
        name="password"
        label={texts.password}
        hint={texts.hint}
      />
      <PasswordField t={t} errors={errors} name="again" label={texts.repeat} />
      <button class="btn primary wide" type="submit">
        {texts.submit}
      </button>
    </>
  )
}
