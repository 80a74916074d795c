import type { FieldError } from '../../events/refusal-error'
import type { PageFrame } from '../layout/page-frame'
import { ShopShell } from '../layout/shop-shell'
import { ErrorSummary } from '../parts/error-summary'
import { InputField } from '../parts/input-field'
import { MailedLinkIntro } from '../parts/mailed-link-intro'

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
      <form class="form" method="post" action="/order-link">
        <ErrorSummary
          t={t}
          errors={errors}
          labels={{ email: texts.email, orderNumber: texts.orderNumber }}
        />
        <InputField
          t={t}
          errors={errors}
          name="email"
          label={texts.email}
          hint={texts.emailHint}
          required
          input={{ type: 'email', value: values?.email, autocomplete: 'email', maxlength: 254 }}
        />
        <InputField
          t={t}
          errors={errors}
          name="orderNumber"
          label={texts.orderNumber}
          hint={texts.orderNumberHint}
          required
          input={{ type: 'text', value: values?.orderNumber, autocomplete: 'off', maxlength: 40 }}
        />
        <button class="btn primary wide" type="submit">
          {texts.submit}
        </button>
      </form>
    </ShopShell>
  )
}
