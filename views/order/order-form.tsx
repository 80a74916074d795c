import type { Price } from '../../events/price'
import type { FieldError } from '../../events/refusal-error'
import { ErrorSummary } from '../parts/error-summary'
import { SelectField } from '../parts/select'
import type { Texts } from '../texts/de'
import { OrderBundleFields } from './order-bundle-fields'
import { OrderCustomerFields, OrderProjectFields } from './order-customer-fields'
import { OrderDomainFields } from './order-domain-fields'
import type { OrderFormValues } from './order-form-values'
import { getOrderFieldLabels } from './order-labels'
import type { OrderOffer } from './order-offer'
import { ConsentFields, OrderTotal, PaymentMethodFields } from './order-payment-fields'

/**
 * `quote`: the server's price of the current choice, absent while nothing is chosen.
 * The form posts the fields of OrderFormValues and `act`: `order` buys, `preview` shows the total.
 */
export type OrderFormProps = {
  offer: OrderOffer
  values: OrderFormValues
  errors?: readonly FieldError[] | undefined
  quote?: Price | undefined
  /** Why the entered domain is not available; shown with the total. */
  domainError?: FieldError | undefined
}

type Props = OrderFormProps & { t: Texts; action: '/order' | '/admin/projects' }

const ProjectTypeField = ({ t, offer, values, errors }: Props) => (
  <div class="section beside">
    <SelectField
      {...{ t, errors }}
      name="projectType"
      label={t.order.typeTitle}
      hint={t.order.typeHint}
      required
      value={values.projectType}
      options={offer.projectTypes.map(({ code, displayName }) => [code, displayName])}
    />
    <button class="btn" type="submit" name="act" value="preview" formnovalidate>
      {t.order.typeApply}
    </button>
  </div>
)

const getPriceLineNames = (offer: OrderOffer) =>
  Object.fromEntries(
    offer.projectTypes.flatMap(({ plugins, bundles }) => [
      ...plugins.map(({ name, displayName }) => [name, displayName] as const),
      ...bundles.map(({ code, displayName }) => [code, displayName] as const),
    ]),
  )

const isStaffForm = (action: Props['action']) => action === '/admin/projects'

const costsNothing = (quote: Price | undefined) => quote?.grossCents === 0

/** What the button must say: that the order costs something, or that it does not. */
const getSubmitText = (t: Texts, isStaff: boolean, quote: Price | undefined) => {
  if (isStaff) return t.order.submitStaff
  return costsNothing(quote) ? t.order.submitFree : t.order.submit
}

const OrderTotalCard = ({ t, offer, quote, domainError, action }: Props) => (
  <section class="card sticky" aria-labelledby="total-title">
    <header>
      <h2 id="total-title">{t.order.totalTitle}</h2>
    </header>
    <div class="body stack">
      <OrderTotal t={t} quote={quote} error={domainError} names={getPriceLineNames(offer)} />
      <button class="btn wide" type="submit" name="act" value="preview" formnovalidate>
        {t.order.calculate}
      </button>
      <button id="order-submit" class="btn primary wide" type="submit" name="act" value="order">
        {getSubmitText(t, isStaffForm(action), quote)}
      </button>
    </div>
  </section>
)

const Fields = (props: Props) => {
  const { t, offer, values, errors = [], action, quote } = props
  const isStaff = isStaffForm(action)
  const type = offer.projectTypes.find(({ code }) => code === values.projectType)
  const fieldProps = { t, offer, values, errors, isStaff }
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={errors} labels={getOrderFieldLabels(t)} />
      <div class="card">
        <ProjectTypeField {...props} />
        <OrderBundleFields
          t={t}
          type={type ?? offer.projectTypes[0]}
          values={values}
          errors={errors}
        />
      </div>
      <div class="card">
        <OrderProjectFields {...fieldProps} />
        <OrderDomainFields {...fieldProps} />
      </div>
      <div class="card">
        <OrderCustomerFields {...fieldProps} />
      </div>
      <div class="card">
        <PaymentMethodFields {...fieldProps} isFree={!isStaff && costsNothing(quote)} />
        {!isStaff && <ConsentFields {...fieldProps} />}
      </div>
      <p class="meta">{t.requiredHint}</p>
    </div>
  )
}

/** One plain form. With htmx, each change reloads the offered choice and the total. */
export const OrderForm = (props: Props) => (
  <form
    method="post"
    action={props.action}
    class="split"
    hx-post={props.action}
    hx-trigger="change"
    hx-validate="false"
    hx-vals='{"act":"preview"}'
    hx-target="#order-total"
    hx-select="#order-total"
    hx-select-oob="#order-choice:outerMorph,#order-payment:outerMorph,#order-submit:outerMorph"
    hx-swap="outerMorph"
    hx-sync="this:replace"
  >
    <input type="hidden" name="orderId" value={props.values.orderId} />
    <Fields {...props} />
    <div class="stack">
      <OrderTotalCard {...props} />
    </div>
  </form>
)
