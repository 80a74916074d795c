import type { PlanLine } from '../../../events/project'
import type {
  PlannedPurchase,
  PlannedRefund,
  VendorPlan,
} from '../../../src/domain/plan/plan-request'
import { PriceLines } from '../../parts/price-lines'
import { ZoneCopyNotice } from '../../parts/zone-copy-notice'
import type { Texts } from '../../texts/de'
import { describeRefundLine } from '../../texts/describe-refund-line'
import { formatDate, formatMoney } from '../../texts/format'
import { CataloguePlanSummary } from '../catalogue/catalogue-plan'
import type { ActionPlan } from './action-view'
import { summarizePlan } from './summarize-plan'

const PlanLineItem = ({ t, line }: { t: Texts; line: PlanLine }) => {
  const { act, what, name, netCents } = line
  const price = netCents === undefined ? undefined : formatMoney(netCents, t.locale)
  return (
    <li>
      <span class={act === 'delete' ? 'act-word gone' : 'act-word'}>{t.plans.acts[act]}</span>
      <span>
        {`${t.plans.things[what]} `}
        <code>{name}</code>
        {price && ` · ${act === 'keep' ? t.plans.costsSoFar(price) : price}`}
      </span>
    </li>
  )
}

export const UnreachableVendors = ({ t, plan }: { t: Texts; plan: VendorPlan }) =>
  plan.unreachableVendors.length > 0 && (
    <p class="notice wait">
      {t.plans.incomplete(plan.unreachableVendors.map((vendor) => t.vendors[vendor]).join(', '))}
    </p>
  )

type RefundPlanProps = Pick<ActionPlan, 'pluginNames'> & { t: Texts; refund: PlannedRefund }

/** How much goes back, of which parts of the price, and by which way. */
const RefundPlan = ({ t, refund, pluginNames }: RefundPlanProps) => (
  <>
    <p>
      <strong>{`${t.steps.plan}:`}</strong>{' '}
      {t.plans.refund.ways[refund.way](formatMoney(refund.grossCents, t.locale))}{' '}
      {refund.needsApproval && `${t.plans.refund.needsApproval} `}
      {refund.endsOrder && t.plans.refund.endsOrder}
    </p>
    {refund.lines.length === 0 ? (
      <p>{t.plans.refund.notDue}</p>
    ) : (
      <dl class="pairs">
        {refund.lines.map((line) => (
          <>
            <dt>{describeRefundLine(t, line, pluginNames)}</dt>
            <dd class="num">{formatMoney(line.netCents, t.locale)}</dd>
          </>
        ))}
        <dt>{t.plans.refund.tax}</dt>
        <dd class="num">{formatMoney(refund.taxCents, t.locale)}</dd>
      </dl>
    )}
  </>
)

const VendorPlanSummary = ({ t, plan }: { t: Texts; plan: VendorPlan }) => (
  <>
    <p>
      <strong>{`${t.steps.plan}:`}</strong> {summarizePlan(plan.lines, t)}
    </p>
    <UnreachableVendors t={t} plan={plan} />
    {plan.lines.length > 0 && (
      <ul class="plan-lines">
        {plan.lines.map((line) => (
          <PlanLineItem t={t} line={line} />
        ))}
      </ul>
    )}
    {plan.zoneGaps && <ZoneCopyNotice t={t} gaps={plan.zoneGaps} />}
  </>
)

/** What is ordered, for how much, and how it is paid. */
const PurchasePlan = ({ t, purchase }: { t: Texts; purchase: PlannedPurchase }) => {
  const { price, paymentMethod, period, names, isUpgrade } = purchase
  const texts = t.plans.purchase
  return (
    <>
      <p>
        <strong>{`${t.steps.plan}:`}</strong> {texts.ways[paymentMethod]}{' '}
        {period
          ? texts.period(formatDate(period.from, t.locale), formatDate(period.to, t.locale))
          : texts.once}
      </p>
      <PriceLines
        {...{ t, price, names }}
        sumLabel={texts.total}
        discountLabel={isUpgrade && texts.credit}
      />
    </>
  )
}

type PlanProps = { t: Texts; actionPlan: ActionPlan }

const PlanDetails = ({ t, actionPlan: { plan, pluginNames } }: PlanProps) => {
  if (plan.catalogue) return <CataloguePlanSummary t={t} plan={plan.catalogue} />
  if (plan.purchase) return <PurchasePlan t={t} purchase={plan.purchase} />
  if (plan.refund) return <RefundPlan t={t} refund={plan.refund} pluginNames={pluginNames} />
  return <VendorPlanSummary t={t} plan={plan} />
}

/** The sentence, the lines, and the digest that says which plan was seen. */
export const PlanSummary = ({ t, actionPlan }: PlanProps) => (
  <>
    <PlanDetails t={t} actionPlan={actionPlan} />
    <input type="hidden" name="plan" value={actionPlan.digest} />
  </>
)

/** Instead of a plan: why the action is not possible as it is filled in now. */
export const PlanRefusal = ({ t, reason }: { t: Texts; reason: string }) => (
  <p>
    <strong>{t.plans.refused}</strong> {reason}
  </p>
)
