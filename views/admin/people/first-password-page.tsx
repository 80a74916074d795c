import type { FieldError } from '../../../events/refusal-error'
import type { PageFrame } from '../../layout/page-frame'
import { ShopShell } from '../../layout/shop-shell'
import { NewPasswordForm } from './new-password-form'

/** Posts `invite`, `password` and `again` to /welcome. Without `invite` the link is no longer valid. */
type Props = {
  frame: PageFrame
  invite?: string | undefined
  errors?: readonly FieldError[] | undefined
}

export const FirstPasswordPage = ({ frame, invite, errors = [] }: Props) => {
  const { t } = frame
  const texts = t.pages.firstPassword
  return (
    <ShopShell frame={frame} title={texts.title} isNarrow>
      <h1>{texts.title}</h1>
      <p class="lead">{invite ? texts.text : texts.expired}</p>
      {invite ? (
        <NewPasswordForm t={t} action="/welcome" hidden={{ invite }} errors={errors} />
      ) : (
        <p>
          <a class="btn primary" href="/login">
            {t.pages.login.title}
          </a>
        </p>
      )}
    </ShopShell>
  )
}
