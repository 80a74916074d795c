import type { Price } from '../../events/project'
import { Field } from '../parts/field'
import type { Problem } from '../parts/field-name'
import { ProblemSummary } from '../parts/problem-summary'
import { Select } from '../parts/select'
import type { Texts } from '../texts/de'
import { OrderBundleFields } from './order-bundle-fields'
import { OrderCustomerFields, OrderProjectFields } from './order-customer-fields'
import { OrderDomainFields } from './order-domain-fields'
import type { OrderFormValues } from './order-form-values'
import { getOrderFieldLabels } from './order-labels'
import type { OrderOffer } from './order-offer'
import { ConsentFields, OrderTotal, PaymentMethodFields } from './order-payment-fields'

/**
 * `quote`: the server's price of what is chosen, absent while nothing is.
 * The form posts the names of OrderValues and `act`: `order` buys, `preview` shows the total only.
 */
export type OrderFormProps = {
  offer: OrderOffer
  values: OrderFormValues
  problems?: readonly Problem[] | undefined
  quote?: Price | undefined
  /** Why the domain that was typed cannot be had, told with the total. */
  domainProblem?: Problem | undefined
}

type Props = OrderFormProps & { t: Texts; action: '/order' | '/admin/projects' }

const ProjectTypeField = ({ t, offer, values, problems }: Props) => (
  <div class="section beside">
    <Field
      t={t}
      name="projectType"
      label={t.order.typeTitle}
      hint={t.order.typeHint}
      required
      problems={problems}
      control={(wired) => (
        <Select
          {...wired}
          value={values.projectType}
          options={offer.projectTypes.map(({ code, displayName }) => [code, displayName])}
        />
      )}
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

const OrderTotalCard = ({ t, offer, quote, domainProblem, action }: Props) => (
  <section class="card sticky" aria-labelledby="total-title">
    <header>
      <h2 id="total-title">{t.order.totalTitle}</h2>
    </header>
    <div class="body stack">
      <OrderTotal t={t} quote={quote} problem={domainProblem} names={getPriceLineNames(offer)} />
      <button class="btn wide" type="submit" name="act" value="preview" formnovalidate>
        {t.order.calculate}
      </button>
      <button class="btn primary wide" type="submit" name="act" value="order">
        {action === '/order' ? t.order.submit : t.order.submitStaff}
      </button>
    </div>
  </section>
)

const Fields = (props: Props) => {
  const { t, offer, values, problems = [], action } = props
  const isStaff = action === '/admin/projects'
  const type = offer.projectTypes.find(({ code }) => code === values.projectType)
  const common = { t, offer, values, problems, isStaff }
  return (
    <div class="stack">
      <ProblemSummary t={t} problems={problems} labels={getOrderFieldLabels(t)} />
      <div class="card">
        <ProjectTypeField {...props} />
        <OrderBundleFields
          t={t}
          type={type ?? offer.projectTypes[0]}
          values={values}
          problems={problems}
        />
      </div>
      <div class="card">
        <OrderProjectFields {...common} />
        <OrderDomainFields {...common} />
      </div>
      <div class="card">
        <OrderCustomerFields {...common} />
      </div>
      <div class="card">
        <PaymentMethodFields {...common} />
        {!isStaff && <ConsentFields {...common} />}
      </div>
      <p class="meta">{t.requiredHint}</p>
    </div>
  )
}

/** One plain form. With htmx, each change asks the server for the choice and the total anew. */
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
    hx-select-oob="#order-choice:outerMorph"
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
