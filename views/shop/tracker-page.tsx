import type { Frame } from '../layout/page-frame'
import { ShopShell } from '../layout/shop-shell'
import { onceLines } from '../parts/one-time-price-lines'
import { Moment } from '../parts/timestamp'
import type { Texts } from '../texts/de'
import { money } from '../texts/format'
import { shownDomain } from '../texts/unicode-domain'
import { CopiedZone } from './copied-records'
import { Progress, TrackerActs } from './tracker-live-update'
import type { Tracked } from './tracker-view-model'
import { TransferCode } from './transfer-code-form'

type Props = { frame: Frame; tracked: Tracked }

const Summary = ({ t, tracked }: { t: Texts; tracked: Tracked }) => {
  const { project, projectType, plugins } = tracked
  const { price } = project
  const once = onceLines(price)
  return (
    <section class="card" aria-labelledby="summary-title">
      <header>
        <h2 id="summary-title">{t.tracker.summaryTitle}</h2>
      </header>
      <div class="body">
        <dl class="pairs">
          <dt>{t.tracker.type}</dt>
          <dd>{projectType}</dd>
          <dt>{t.tracker.plugins}</dt>
          <dd>{plugins.join(', ')}</dd>
          <dt>{t.tracker.address}</dt>
          <dd>{shownDomain(project.domainName)}</dd>
          <dt>{t.tracker.payment}</dt>
          <dd>{t.paymentMethods[project.paymentMethod]}</dd>
          {once.map(({ kind, netCents }) => (
            <>
              <dt>{t.order.lineKinds[kind]}</dt>
              <dd class="num">{money(netCents, t.locale)}</dd>
            </>
          ))}
          <dt>{t.tracker.net}</dt>
          <dd class="num">{money(price.netCents, t.locale)}</dd>
          <dt>{t.order.tax(price.taxRatePercent)}</dt>
          <dd class="num">{money(price.taxCents, t.locale)}</dd>
          <dt class="sum">{once.length > 0 ? t.tracker.firstTotal : t.tracker.total}</dt>
          <dd class="num sum">
            {money(price.grossCents, t.locale)}
            {once.length === 0 && ` ${t.shop.perCycle[project.billingCycle]}`}
          </dd>
        </dl>
      </div>
    </section>
  )
}

const Head = ({ frame: { t, path }, tracked: { project } }: Props) => (
  <div class="head">
    <div>
      <h1>{project.name}</h1>
      <div class="facts">
        <span>{t.tracker.orderNumber(project.orderNumber)}</span>
        <span>
          {`${t.tracker.received} `}
          <Moment t={t} at={project.orderedAt} />
        </span>
      </div>
    </div>
    <a class="btn" href={path}>
      {t.refresh}
    </a>
  </div>
)

/** Follows an order; the live region renews itself, the link does without scripts. */
export const TrackerPage = ({ frame, tracked }: Props) => {
  const { t, now } = frame
  const { project } = tracked
  return (
    <ShopShell frame={frame} title={t.tracker.title(project.name)}>
      <Head frame={frame} tracked={tracked} />
      <div class="split">
        <div class="stack">
          <div
            hx-sse:connect={`/orders/${project.id}/events`}
            hx-target="#tracker"
            hx-swap="outerMorph"
          >
            <Progress t={t} now={now} tracked={tracked} />
          </div>
          <CopiedZone t={t} tracked={tracked} />
        </div>
        <div class="stack">
          <TransferCode t={t} tracked={tracked} />
          <Summary t={t} tracked={tracked} />
          <TrackerActs t={t} tracked={tracked} />
        </div>
      </div>
    </ShopShell>
  )
}
