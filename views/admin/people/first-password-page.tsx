import type { FieldError } from '../../../events/refusal-error'
import type { PageFrame } from '../../layout/page-frame'
import { ShopShell } from '../../layout/shop-shell'
import { ErrorSummary } from '../../parts/error-summary'
import { InputField } from '../../parts/input-field'

/** Posts `invite`, `password` and `again` to /welcome. Without `invite` the link is no longer valid. */
type Props = {
  frame: PageFrame
  invite?: string | undefined
  errors?: readonly FieldError[] | undefined
}

type PasswordFieldProps = { name: 'password' | 'again'; label: string; hint?: string }

const PasswordField = ({
  frame,
  errors,
  ...field
}: Pick<Props, 'frame' | 'errors'> & PasswordFieldProps) => (
  <InputField
    t={frame.t}
    errors={errors}
    {...field}
    required
    input={{ type: 'password', autocomplete: 'new-password', minlength: 12, maxlength: 200 }}
  />
)

export const FirstPasswordPage = ({ frame, invite, errors = [] }: Props) => {
  const { t } = frame
  const texts = t.pages.firstPassword
  return (
    <ShopShell frame={frame} title={texts.title} isNarrow>
      <h1>{texts.title}</h1>
      <p class="lead">{invite ? texts.text : texts.expired}</p>
      {invite && (
        <form class="form" method="post" action="/welcome">
          <ErrorSummary
            t={t}
            errors={errors}
            labels={{ password: texts.password, again: texts.repeat }}
          />
          <input type="hidden" name="invite" value={invite} />
          <PasswordField
            frame={frame}
            errors={errors}
            name="password"
            label={texts.password}
            hint={texts.hint}
          />
          <PasswordField frame={frame} errors={errors} name="again" label={texts.repeat} />
          <button class="btn primary wide" type="submit">
            {texts.submit}
          </button>
        </form>
      )}
    </ShopShell>
  )
}
