import type { PurchaseRow } from '../../projections/purchases'
import { isolateName } from '../../src/domain/contact/isolate-name'
import type { Texts } from '../texts/de'
import { getDisplayName } from '../texts/display-names'
import { formatDate, formatMoney } from '../texts/format'
import type { TrackerViewModel } from './tracker-view-model'

type Props = { t: Texts; model: TrackerViewModel; outOfBand?: boolean }

const describe = (t: Texts, purchase: PurchaseRow) => {
  const { purchases } = t.tracker
  const { kind, orderNumber, paidAt, cancelledAt, releaseCause, payBy } = purchase
  const order = `${purchases.kinds[kind]} ${orderNumber}`
  if (cancelledAt) return purchases.cancelled(order)
  if (paidAt) return purchases.paid(order)
  if (releaseCause === 'free') return purchases.free(order)
  return releaseCause || !payBy
    ? purchases.owed(order)
    : purchases.payable(order, formatDate(payBy, t.locale))
}

/** What was ordered since the site is online, and where the rest is paid. */
export const TrackerPurchases = ({ t, model, outOfBand }: Props) => {
  const { purchases, payablePurchases, project, pluginNames } = model
  return (
    <div id="tracker-purchases" hx-swap-oob={outOfBand ? 'outerMorph' : undefined}>
      {purchases.length > 0 && (
        <section class="card" aria-labelledby="purchases-title">
          <header>
            <h2 id="purchases-title">{t.tracker.purchases.title}</h2>
          </header>
          <div class="body">
            <dl class="pairs payments">
              {purchases.map((purchase) => (
                <>
                  <dt>
                    {describe(t, purchase)}
                    <span class="sub">
                      <bdi>
                        {purchase.plugins
                          .map((plugin) => isolateName(getDisplayName(pluginNames, plugin)))
                          .join(', ')}
                      </bdi>
                    </span>
                  </dt>
                  <dd class="num">{formatMoney(purchase.price.grossCents, t.locale)}</dd>
                </>
              ))}
            </dl>
            {payablePurchases.map((orderNumber) => (
              <p>
                <a class="btn primary" href={`/orders/${project.id}/purchases/${orderNumber}`}>
                  {t.tracker.purchases.pay}
                  <span class="sr"> {orderNumber}</span>
                </a>
              </p>
            ))}
          </div>
        </section>
      )}
    </div>
  )
}
