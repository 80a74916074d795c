import type { FieldError } from '../../../events/refusal-error'
import type { PageFrame } from '../../layout/page-frame'
import { ShopShell } from '../../layout/shop-shell'
import { MailedLinkIntro } from '../../parts/mailed-link-intro'
import { ShortForm } from '../../parts/short-form'

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
      <ShortForm
        t={t}
        action="/password-reset"
        errors={errors}
        fields={[
          {
            name: 'email',
            label: t.pages.login.email,
            input: { type: 'email', value: email, autocomplete: 'username', maxlength: 254 },
          },
        ]}
        submit={texts.submit}
      />
      <p>
        <a href="/login">{texts.back}</a>
      </p>
    </ShopShell>
  )
}
