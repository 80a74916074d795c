import type { FieldError } from '../../../events/refusal-error'
import type { PageFrame } from '../../layout/page-frame'
import { ShopShell } from '../../layout/shop-shell'
import { NewPasswordForm } from './new-password-form'

/** Posts `reset`, `password` and `again` to /new-password. Without `reset` the link is no longer valid. */
type Props = {
  frame: PageFrame
  reset?: string | undefined
  errors?: readonly FieldError[] | undefined
}

export const NewPasswordPage = ({ frame, reset, errors = [] }: Props) => {
  const { t } = frame
  const texts = t.pages.passwordReset
  return (
    <ShopShell frame={frame} title={texts.newTitle} isNarrow>
      <h1>{texts.newTitle}</h1>
      <p class="lead">{reset ? texts.newText : texts.ended}</p>
      {reset ? (
        <NewPasswordForm t={t} action="/new-password" hidden={{ reset }} errors={errors} />
      ) : (
        <p>
          <a class="btn primary" href="/password-reset">
            {texts.again}
          </a>
        </p>
      )}
    </ShopShell>
  )
}
