import type { FieldError } from '../../../events/refusal-error'
import { MailedLinkPage } from '../../layout/mailed-link-page'
import type { PageFrame } from '../../layout/page-frame'

/** Posts `email` to /password-reset. `isSent`: it was posted, whatever was found. */
type Props = {
  frame: PageFrame
  isSent?: boolean
  errors?: readonly FieldError[]
  email?: string
}

export const PasswordResetPage = ({ frame, isSent = false, errors = [], email }: Props) => {
  const { passwordReset: texts, login } = frame.t.pages
  const input = { type: 'email', value: email, autocomplete: 'username', maxlength: 254 }
  return (
    <MailedLinkPage
      {...{ frame, texts, isSent, errors }}
      action="/password-reset"
      fields={[{ name: 'email', label: login.email, input }]}
      back={{ path: '/login', text: texts.back }}
    />
  )
}
