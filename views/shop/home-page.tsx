import { isolateName } from '../../src/domain/contact/isolate-name'
import type { PageFrame } from '../layout/page-frame'
import { ShopShell } from '../layout/shop-shell'
import type { BundleOffer, OrderOffer, ProjectTypeOffer } from '../order/order-offer'
import { addQuery } from '../parts/add-query'
import type { Texts } from '../texts/de'
import { formatMoney } from '../texts/format'
import { EmptyOffer } from './empty-offer'

type Props = { frame: PageFrame; offer: OrderOffer }

const BundleCard = ({
  t,
  type,
  bundle,
}: {
  t: Texts
  type: ProjectTypeOffer
  bundle: BundleOffer
}) => {
  const isFree = bundle.total.grossCents === 0
  return (
    <article class="card offer">
      <h3>
        <bdi>{bundle.displayName}</bdi>
      </h3>
      <div>
        <p>
          <span class="amount">
            {isFree ? t.paymentMethods.free : formatMoney(bundle.total.grossCents, t.locale)}
          </span>{' '}
          {!isFree && <span class="meta">{t.shop.perCycle[bundle.billingCycle]}</span>}
        </p>
        {!isFree && <p class="meta">{t.shop.inclVat(bundle.total.taxRatePercent)}</p>}
      </div>
      <div>
        <p class="meta">{t.shop.contains}</p>
        <ul class="dots">
          {bundle.plugins.map((plugin) => (
            <li>
              <bdi>{plugin}</bdi>
            </li>
          ))}
        </ul>
      </div>
      <a
        class={bundle.isDefault ? 'btn primary' : 'btn'}
        href={addQuery('/order', { projectType: type.code, bundle: bundle.code })}
      >
        {t.shop.orderBundle(isolateName(bundle.displayName))}
      </a>
    </article>
  )
}

const IndividualPluginsCard = ({ t, type }: { t: Texts; type: ProjectTypeOffer }) => (
  <article class="card offer">
    <h3>{t.shop.ownChoice}</h3>
    <p class="meta">{t.shop.ownChoiceText}</p>
    <a class="btn" href={`${addQuery('/order', { projectType: type.code })}&bundle=`}>
      {t.shop.ownChoice}
      <span class="sr">
        {': '}
        <bdi>{type.displayName}</bdi>
      </span>
    </a>
  </article>
)

const TypeSection = ({ t, type }: { t: Texts; type: ProjectTypeOffer }) => (
  <section class="type-offer" aria-labelledby={`type-${type.code}`}>
    <div class="row">
      <h2 id={`type-${type.code}`}>
        <bdi>{type.displayName}</bdi>
      </h2>
    </div>
    <div class="offers">
      {type.bundles.map((bundle) => (
        <BundleCard t={t} type={type} bundle={bundle} />
      ))}
      {type.plugins.length > 0 && <IndividualPluginsCard t={t} type={type} />}
    </div>
  </section>
)

export const HomePage = ({ frame, offer }: Props) => {
  const { t } = frame
  const types = offer.projectTypes.filter(
    ({ bundles, plugins }) => bundles.length + plugins.length > 0,
  )
  return (
    <ShopShell frame={frame} title={t.brand} section="home">
      <h1>{t.shop.homeTitle}</h1>
      <p class="lead">{t.shop.homeLead}</p>
      {types.length === 0 ? (
        <EmptyOffer t={t} />
      ) : (
        types.map((type) => <TypeSection t={t} type={type} />)
      )}
    </ShopShell>
  )
}
