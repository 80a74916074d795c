import type { PlannedPrices } from '../../../src/domain/catalogue/catalogue-decider'
import type { CataloguePlan } from '../../../src/domain/catalogue/catalogue-plan'
import { PriceLines } from '../../parts/price-lines'
import type { Texts } from '../../texts/de'
import { emptyDisplayNames } from '../../texts/display-names'
import { formatMoney } from '../../texts/format'
import { PriceDiff } from './prices/price-diff'
import { VersionSites } from './versions/version-sites'

type Props = { t: Texts; plan: CataloguePlan }

const NewTotal = ({ t, plan, prices }: Props & { prices: PlannedPrices }) => {
  const { before, after } = prices
  const isOther = before && before.grossCents !== after.grossCents
  return (
    <>
      <PriceLines t={t} price={after} names={plan.names.plugins} sumLabel={t.catalogue.total} />
      {isOther && (
        <p class="meta">{t.catalogue.plan.before(formatMoney(before.grossCents, t.locale))}</p>
      )}
    </>
  )
}

/** What will stand in the history, event by event, and what an order costs then. */
export const CataloguePlanSummary = ({ t, plan }: Props) => {
  const { events, names, prices, priceChanges, sites } = plan
  if (priceChanges && events.length > 0)
    return <PriceDiff t={t} plan={priceChanges} names={names} />
  return (
    <>
      <p>
        <strong>{`${t.steps.plan}:`}</strong>{' '}
        {events.length === 0 ? t.catalogue.plan.nothing : t.catalogue.plan.intro}
      </p>
      {events.length > 0 && (
        <ul class="plan-lines">
          {events.map((event) => (
            <li>{t.sentence(event, { ...emptyDisplayNames, ...names })}</li>
          ))}
        </ul>
      )}
      {sites && events.length > 0 && <VersionSites t={t} sites={sites} />}
      {prices && <NewTotal t={t} plan={plan} prices={prices} />}
    </>
  )
}
