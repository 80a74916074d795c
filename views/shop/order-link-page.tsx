import type { FieldError } from '../../events/refusal-error'
import type { PageFrame } from '../layout/page-frame'
import { ShopShell } from '../layout/shop-shell'
import { MailedLinkIntro } from '../parts/mailed-link-intro'
import { ShortForm } from '../parts/short-form'

/** Posts `email` and `orderNumber` to /order-link. `isSent`: it was posted, whatever was found. */
type Props = {
  frame: PageFrame
  isSent?: boolean
  errors?: readonly FieldError[]
  values?: { email: string; orderNumber: string }
}

export const OrderLinkPage = ({ frame, isSent = false, errors = [], values }: Props) => {
  const { t } = frame
  const texts = t.pages.orderLink
  return (
    <ShopShell frame={frame} title={texts.title} isNarrow>
      <MailedLinkIntro texts={texts} isSent={isSent} />
      <ShortForm
        t={t}
        action="/order-link"
        errors={errors}
        fields={[
          {
            name: 'email',
            label: texts.email,
            hint: texts.emailHint,
            input: { type: 'email', value: values?.email, autocomplete: 'email', maxlength: 254 },
          },
          {
            name: 'orderNumber',
            label: texts.orderNumber,
            hint: texts.orderNumberHint,
            input: {
              type: 'text',
              value: values?.orderNumber,
              autocomplete: 'off',
              maxlength: 40,
            },
          },
        ]}
        submit={texts.submit}
      />
    </ShopShell>
  )
}
