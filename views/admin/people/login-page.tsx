import type { PageFrame } from '../../layout/page-frame'
import { ShopShell } from '../../layout/shop-shell'
import { ShortForm } from '../../parts/short-form'

/**
 * Posts `email`, `password` and `next` to /login. `errorCode`: a refusal code, e.g.
 * WRONG_CREDENTIALS. `isPasswordNew`: it was set a moment ago.
 */
type Props = {
  frame: PageFrame
  next: string
  email?: string | undefined
  errorCode?: string | undefined
  isPasswordNew?: boolean
}

export const LoginPage = ({ frame, next, email, errorCode, isPasswordNew = false }: Props) => {
  const { t } = frame
  const texts = t.pages.login
  const errors = errorCode ? [{ pointer: '', code: errorCode }] : []
  return (
    <ShopShell frame={frame} title={texts.title} isNarrow>
      <h1>{texts.title}</h1>
      {isPasswordNew ? (
        <p class="notice good" role="status">
          {texts.passwordSet}
        </p>
      ) : (
        <p class="lead">{texts.text}</p>
      )}
      <ShortForm
        t={t}
        action="/login"
        errors={errors}
        hidden={{ next }}
        fields={[
          {
            name: 'email',
            label: texts.email,
            input: { type: 'email', value: email, autocomplete: 'username', maxlength: 254 },
          },
          {
            name: 'password',
            label: texts.password,
            input: { type: 'password', autocomplete: 'current-password', maxlength: 200 },
          },
        ]}
        submit={texts.submit}
      />
      <p>
        <a href="/password-reset">{texts.forgotten}</a>
      </p>
    </ShopShell>
  )
}
