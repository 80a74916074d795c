import type { FieldError } from '../../events/refusal-error'
import { MailedLinkPage } from '../layout/mailed-link-page'
import type { PageFrame } from '../layout/page-frame'

/** Posts `email` and `orderNumber` to /order-link. `isSent`: it was posted, whatever was found. */
type Props = {
  frame: PageFrame
  isSent?: boolean
  errors?: readonly FieldError[]
  values?: { email: string; orderNumber: string }
}

export const OrderLinkPage = ({ frame, isSent = false, errors = [], values }: Props) => {
  const texts = frame.t.pages.orderLink
  const email = { type: 'email', value: values?.email, autocomplete: 'email', maxlength: 254 }
  const number = { type: 'text', value: values?.orderNumber, autocomplete: 'off', maxlength: 40 }
  return (
    <MailedLinkPage
      {...{ frame, texts, isSent, errors }}
      action="/order-link"
      fields={[
        { name: 'email', label: texts.email, hint: texts.emailHint, input: email },
        {
          name: 'orderNumber',
          label: texts.orderNumber,
          hint: texts.orderNumberHint,
          input: number,
        },
      ]}
    />
  )
}
