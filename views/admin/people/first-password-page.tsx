import type { FieldError } from '../../../events/refusal-error'
import type { PageFrame } from '../../layout/page-frame'
import { ShopShell } from '../../layout/shop-shell'
import { ErrorSummary } from '../../parts/error-summary'
import { Field } from '../../parts/field'

/** Posts `invite`, `password`, `again` to /welcome. Without `invite` the link is no good any more. */
type Props = {
  frame: PageFrame
  invite?: string | undefined
  errors?: readonly FieldError[] | undefined
}

type PasswordFieldProps = { name: 'password' | 'again'; label: string; hint?: string }

const PasswordField = ({ frame, errors, name, label, hint }: Props & PasswordFieldProps) => (
  <Field
    t={frame.t}
    name={name}
    label={label}
    hint={hint}
    required
    errors={errors}
    control={(wired) => (
      <input
        {...wired}
        type="password"
        autocomplete="new-password"
        minlength={12}
        maxlength={200}
      />
    )}
  />
)

export const FirstPasswordPage = ({ frame, invite, errors = [] }: Props) => {
  const { t } = frame
  const said = t.pages.firstPassword
  return (
    <ShopShell frame={frame} title={said.title} isNarrow>
      <h1>{said.title}</h1>
      <p class="lead">{invite ? said.text : said.over}</p>
      {invite && (
        <form class="form" method="post" action="/welcome">
          <ErrorSummary
            t={t}
            errors={errors}
            labels={{ password: said.password, again: said.again }}
          />
          <input type="hidden" name="invite" value={invite} />
          <PasswordField
            frame={frame}
            errors={errors}
            name="password"
            label={said.password}
            hint={said.hint}
          />
          <PasswordField frame={frame} errors={errors} name="again" label={said.again} />
          <button class="btn primary wide" type="submit">
            {said.submit}
          </button>
        </form>
      )}
    </ShopShell>
  )
}
