import type { FieldError } from '../../../events/refusal-error'
import { ShortForm } from '../../parts/short-form'
import type { Texts } from '../../texts/de'

/** `hidden`: the token of the link by which somebody came. */
type Props = {
  t: Texts
  action: string
  hidden: Record<string, string>
  errors: readonly FieldError[]
}

const input = { type: 'password', autocomplete: 'new-password', minlength: 12, maxlength: 200 }

/** Posts a new password as `password` and `again`. */
export const NewPasswordForm = ({ t, ...form }: Props) => {
  const texts = t.pages.firstPassword
  return (
    <ShortForm
      t={t}
      {...form}
      fields={[
        { name: 'password', label: texts.password, hint: texts.hint, input },
        { name: 'again', label: texts.repeat, input },
      ]}
      submit={texts.submit}
    />
  )
}
