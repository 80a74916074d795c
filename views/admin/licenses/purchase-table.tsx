import type { PurchaseRow } from '../../../projections/purchases'
import { isolateName } from '../../../src/domain/contact/isolate-name'
import type { Tone } from '../../layout/page-frame'
import { ActLink } from '../../parts/act-dialog'
import { Card } from '../../parts/card'
import { ScrollArea } from '../../parts/scroll-area'
import { TableHead } from '../../parts/table-head'
import type { Texts } from '../../texts/de'
import { type DisplayNames, getDisplayName } from '../../texts/display-names'
import { formatDate, formatMoney } from '../../texts/format'
import type { ActionView } from '../actions/action-view'
import type { ProjectActionModel } from '../projects/project-view-model'

export type PurchaseSectionProps = {
  t: Texts
  purchases: readonly PurchaseRow[]
  /** The versions that the site reported last, by plugin. */
  installed: ReadonlyMap<string, string>
  names: DisplayNames
  /** The acts that are offered on the page. */
  actions: readonly ActionView<ProjectActionModel>[]
}

type PurchaseState = keyof Texts['purchases']['states']

const tones: Record<PurchaseState, Tone> = {
  open: 'wait',
  owed: 'wait',
  paid: 'good',
  free: 'good',
  cancelled: 'quiet',
}

const stateOf = ({ paidAt, cancelledAt, releaseCause }: PurchaseRow): PurchaseState => {
  if (cancelledAt) return 'cancelled'
  if (paidAt) return 'paid'
  if (releaseCause === 'free') return 'free'
  return releaseCause ? 'owed' : 'open'
}

type RowProps = Pick<PurchaseSectionProps, 't' | 'names' | 'installed'> & { purchase: PurchaseRow }

/** A boot report of the site is what shows that it runs. */
const InstalledPlugins = ({ t, installed, names, purchase }: RowProps) => {
  if (!purchase.releasedAt) return <>–</>
  const missing = purchase.plugins.filter((plugin) => !installed.has(plugin))
  if (missing.length === 0) return <>{t.purchases.installed}</>
  const list = missing
    .map((plugin) => isolateName(getDisplayName(names.plugins, plugin)))
    .join(', ')
  return (
    <>
      {t.purchases.notInstalled}
      <span class="sub">
        <bdi>{list}</bdi>
      </span>
    </>
  )
}

const Row = (props: RowProps) => {
  const { t, names, purchase } = props
  const { columns, kinds, states } = t.purchases
  const { orderNumber, kind, plugins, price, period, payBy } = purchase
  const state = stateOf(purchase)
  return (
    <tr>
      <td>
        <span class="num">{orderNumber}</span>
        <span class="sub">{kinds[kind]}</span>
      </td>
      <td data-label={columns.plugins}>
        <bdi>
          {plugins.map((plugin) => isolateName(getDisplayName(names.plugins, plugin))).join(', ')}
        </bdi>
        {period && (
          <span class="sub">
            {t.purchases.period(formatDate(period.from, t.locale), formatDate(period.to, t.locale))}
          </span>
        )}
      </td>
      <td class="num end nowrap" data-label={columns.total}>
        {formatMoney(price.grossCents, t.locale)}
      </td>
      <td class="corner">
        <span class={`badge ${tones[state]}`}>{states[state]}</span>
        {state === 'open' && payBy && (
          <span class="sub">{t.purchases.payBy(formatDate(payBy, t.locale))}</span>
        )}
      </td>
      <td data-label={columns.site}>
        <InstalledPlugins {...props} />
      </td>
    </tr>
  )
}

/** What was ordered since the project is live, and whether its site has it. */
export const PurchaseTable = (props: PurchaseSectionProps) => {
  const { t, purchases } = props
  const { title, columns } = t.purchases
  if (purchases.length === 0) return null
  return (
    <Card id="purchases" title={title}>
      <ScrollArea label={`${title}, ${t.table}`}>
        <table class="stackable">
          <TableHead
            columns={[
              columns.order,
              columns.plugins,
              [columns.total, 'end'],
              columns.state,
              columns.site,
            ]}
          />
          <tbody>
            {purchases.map((purchase) => (
              <Row {...props} purchase={purchase} />
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </Card>
  )
}

const actCodes = ['plugin-order', 'license-renewal', 'purchase-cancellation', 'license-issue']

/** Their dialogs stand with the page's other acts. */
export const PurchaseActs = ({ t, actions }: PurchaseSectionProps) => {
  const offered = actions.filter(({ code }) => actCodes.includes(code))
  return offered.length === 0 ? null : (
    <div class="row">
      {offered.map((action) => (
        <ActLink id={`act-${action.code}`} label={action.texts(t).open} />
      ))}
    </div>
  )
}
