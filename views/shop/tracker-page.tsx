import { isolateName } from '../../src/domain/contact/isolate-name'
import { toUnicodeDomain } from '../../src/domain/naming/unicode-domain'
import { selectOneTimePriceLines } from '../../src/domain/order/price'
import type { PageFrame } from '../layout/page-frame'
import { ShopShell } from '../layout/shop-shell'
import { Timestamp } from '../parts/timestamp'
import type { Texts } from '../texts/de'
import { formatMoney } from '../texts/format'
import { ContactForm } from './contact-form'
import { CopiedRecords } from './copied-records'
import { TrackerActions, TrackerProgress } from './tracker-live-update'
import { TrackerPayments } from './tracker-payments'
import { TrackerPurchases } from './tracker-purchases'
import type { TrackerViewModel } from './tracker-view-model'
import { TransferCodeForm } from './transfer-code-form'

type Props = { frame: PageFrame; model: TrackerViewModel }

const OrderSummary = ({ t, tracked: model }: { t: Texts; tracked: TrackerViewModel }) => {
  const { project, projectType, plugins } = model
  const { price } = project
  const oneTimeLines = selectOneTimePriceLines(price)
  return (
    <section class="card" aria-labelledby="summary-title">
      <header>
        <h2 id="summary-title">{t.tracker.summaryTitle}</h2>
      </header>
      <div class="body">
        <dl class="pairs">
          <dt>{t.tracker.type}</dt>
          <dd>
            <bdi>{projectType}</bdi>
          </dd>
          <dt>{t.tracker.plugins}</dt>
          <dd>{plugins.map(isolateName).join(', ')}</dd>
          <dt>{t.tracker.address}</dt>
          <dd>
            <bdi>{toUnicodeDomain(project.domainName)}</bdi>
          </dd>
          <dt>{t.tracker.payment}</dt>
          <dd>{t.paymentMethods[project.paymentMethod]}</dd>
          {oneTimeLines.map(({ kind, netCents }) => (
            <>
              <dt>{t.order.lineKinds[kind]}</dt>
              <dd class="num">{formatMoney(netCents, t.locale)}</dd>
            </>
          ))}
          <dt>{t.tracker.net}</dt>
          <dd class="num">{formatMoney(price.netCents, t.locale)}</dd>
          <dt>{t.order.tax(price.taxRatePercent)}</dt>
          <dd class="num">{formatMoney(price.taxCents, t.locale)}</dd>
          <dt class="sum">{oneTimeLines.length > 0 ? t.tracker.firstTotal : t.tracker.total}</dt>
          <dd class="num sum">
            {formatMoney(price.grossCents, t.locale)}
            {oneTimeLines.length === 0 && ` ${t.shop.perCycle[project.billingCycle]}`}
          </dd>
        </dl>
      </div>
    </section>
  )
}

const Head = ({ frame: { t, path }, model: { project } }: Props) => (
  <div class="head">
    <div>
      <h1>
        <bdi>{project.name}</bdi>
      </h1>
      <div class="facts">
        <span>{t.tracker.orderNumber(project.orderNumber)}</span>
        <span>
          {`${t.tracker.received} `}
          <Timestamp t={t} at={project.orderedAt} />
        </span>
      </div>
    </div>
    <a class="btn" href={path}>
      {t.refresh}
    </a>
  </div>
)

/** Shows an order's progress; the live region updates itself, a link does so without scripts. */
export const TrackerPage = ({ frame, model }: Props) => {
  const { t, now } = frame
  const { project } = model
  return (
    <ShopShell frame={frame} title={t.tracker.title(isolateName(project.name))}>
      <Head frame={frame} model={model} />
      <div class="split">
        <div class="stack">
          <div
            hx-sse:connect={`/orders/${project.id}/events`}
            hx-target="#tracker"
            hx-swap="outerMorph"
          >
            <TrackerProgress t={t} now={now} model={model} />
          </div>
          <CopiedRecords t={t} model={model} />
        </div>
        <div class="stack">
          <TransferCodeForm t={t} model={model} />
          <ContactForm t={t} model={model} />
          <OrderSummary t={t} tracked={model} />
          <TrackerPurchases t={t} model={model} />
          <TrackerPayments t={t} model={model} />
          <TrackerActions t={t} model={model} />
        </div>
      </div>
    </ShopShell>
  )
}
