import type { Price } from '../../events/price'
import type { FieldError } from '../../events/refusal-error'
import { toFieldId } from '../parts/field-name'
import { FieldsetError } from '../parts/fieldset-error'
import { PriceLines } from '../parts/price-lines'
import type { Texts } from '../texts/de'
import { getRefusalText } from '../texts/refusal-text'
import type { OrderFormValues } from './order-form-values'
import type { OrderOffer } from './order-offer'

type Props = { t: Texts; values: OrderFormValues; errors: readonly FieldError[]; offer: OrderOffer }

/** How it is paid. Of an order that costs nothing nobody asks; the field stays as it was. */
export const PaymentMethodFields = ({ isFree, ...props }: Props & { isFree: boolean }) => (
  <div id="order-payment">
    {isFree ? (
      <input
        type="hidden"
        name="payment.method"
        value={props.values['payment.method'] || props.offer.paymentMethods[0]}
      />
    ) : (
      <PaymentMethodChoice {...props} />
    )}
  </div>
)

const PaymentMethodChoice = ({ t, values, errors, offer }: Props) => (
  <fieldset class="section" id={toFieldId('payment.method')} tabindex={-1}>
    <legend>{t.order.paymentTitle}</legend>
    <FieldsetError t={t} errors={errors} name="payment" />
    <div class="choices">
      {offer.paymentMethods.map((method, index) => (
        <label class="choice">
          <input
            type="radio"
            name="payment.method"
            value={method}
            required
            checked={values['payment.method'] ? values['payment.method'] === method : index === 0}
          />
          <span>{t.paymentMethods[method]}</span>
        </label>
      ))}
    </div>
  </fieldset>
)

type ConsentProps = Pick<Props, 't' | 'errors'> & {
  name: 'consents.terms' | 'consents.withdrawalWaived'
  label: string
  checked: boolean
}

const ConsentField = ({ t, errors, name, label, checked }: ConsentProps) => {
  const fieldErrors = errors.filter(({ pointer }) => pointer === `/${name.replace('.', '/')}`)
  return (
    <div>
      <label class="choice">
        <input
          type="checkbox"
          id={toFieldId(name)}
          name={name}
          value="yes"
          required
          checked={checked}
          aria-describedby={fieldErrors.length > 0 ? 'consents-error' : undefined}
        />
        <span>{label}</span>
      </label>
      <FieldsetError t={t} errors={fieldErrors} name="consents" />
    </div>
  )
}

/** The consents that the law requires. */
export const ConsentFields = ({ t, values, errors, offer }: Props) => (
  <fieldset class="section">
    <legend>{t.order.consentTitle}</legend>
    <ConsentField
      t={t}
      errors={errors}
      name="consents.terms"
      label={t.order.terms(offer.termsVersion)}
      checked={values['consents.terms']}
    />
    <ConsentField
      t={t}
      errors={errors}
      name="consents.withdrawalWaived"
      label={t.order.withdrawal}
      checked={values['consents.withdrawalWaived']}
    />
  </fieldset>
)

type TotalProps = {
  t: Texts
  quote: Price | undefined
  error: FieldError | undefined
  names: Readonly<Record<string, string>>
}

/** The server's total; htmx updates it on every change, a button does so without scripts. */
export const OrderTotal = ({ t, quote, error, names }: TotalProps) => (
  <div id="order-total" aria-live="polite">
    <input type="hidden" name="expectedGrossCents" value={quote?.grossCents ?? ''} />
    {error && <p class="error">{getRefusalText(t.locale, error.code, error.message)}</p>}
    {quote ? (
      <PriceLines t={t} price={quote} names={names} sumLabel={t.order.total} />
    ) : (
      <p class="meta">{t.order.noQuote}</p>
    )}
  </div>
)
