import type { FieldError } from '../../../events/refusal-error'
import type { PageFrame } from '../../layout/page-frame'
import { ShopShell } from '../../layout/shop-shell'
import { ErrorSummary } from '../../parts/error-summary'
import { InputField } from '../../parts/input-field'
import { MailedLinkIntro } from '../../parts/mailed-link-intro'

/** Posts `email` to /password-reset. `isSent`: it was posted, whatever was found. */
type Props = {
  frame: PageFrame
  isSent?: boolean
  errors?: readonly FieldError[]
  email?: string
}

export const PasswordResetPage = ({ frame, isSent = false, errors = [], email }: Props) => {
  const { t } = frame
  const texts = t.pages.passwordReset
  return (
    <ShopShell frame={frame} title={texts.title} isNarrow>
      <MailedLinkIntro texts={texts} isSent={isSent} />
      <form class="form" method="post" action="/password-reset">
        <ErrorSummary t={t} errors={errors} labels={{ email: t.pages.login.email }} />
        <InputField
          t={t}
          errors={errors}
          name="email"
          label={t.pages.login.email}
          required
          input={{ type: 'email', value: email, autocomplete: 'username', maxlength: 254 }}
        />
        <button class="btn primary wide" type="submit">
          {texts.submit}
        </button>
      </form>
      <p>
        <a href="/login">{texts.back}</a>
      </p>
    </ShopShell>
  )
}
