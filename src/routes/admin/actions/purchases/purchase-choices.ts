import type { Sql } from '../../../../../projections/projection'
import type { ProjectRow } from '../../../../../projections/projects'
import { isOpenPurchase } from '../../../../../projections/purchases'
import type { Catalogue } from '../../../../../projections/queries/catalogue'
import { listLicenses } from '../../../../../projections/queries/licenses'
import { listOpenRenewals } from '../../../../../projections/queries/payments'
import { listPurchases } from '../../../../../projections/queries/purchases'
import type { PurchaseChoices } from '../../../../../views/admin/projects/project-view-model'
import type { OrderCatalogue } from '../../../../domain/order/order-catalogue'
import { findPluginPrice, isPluginOffered } from '../../../../domain/order/order-catalogue'
import { isHeld } from '../../../../domain/purchase/held-license'
import { isRenewable } from '../project/project-facts'

export const loadProjectDues = async (sql: Sql, projectId: string) => {
  const [openRenewals, purchases, licenses] = await Promise.all([
    listOpenRenewals(sql, projectId),
    listPurchases(sql, projectId),
    listLicenses(sql, projectId),
  ])
  return { openRenewals, purchases, licenses }
}

export type LoadedDues = Awaited<ReturnType<typeof loadProjectDues>>

type ChoiceSources = {
  project: ProjectRow
  dues: LoadedDues
  catalogue: Catalogue
  offer: OrderCatalogue
  now: Date
}

/** Those that the project may order, and has not. */
const listOrderable = ({ project, dues, catalogue, offer, now }: ChoiceSources) => {
  const { projectType, billingCycle: cycle } = project
  const at = now.toISOString()
  const open = new Set(dues.purchases.filter(isOpenPurchase).flatMap(({ plugins }) => plugins))
  const isTaken = (name: string) =>
    open.has(name) || dues.licenses.some((one) => one.plugin === name && isHeld(one))
  return catalogue.plugins
    .filter(({ name }) => !isTaken(name) && isPluginOffered(offer, name, projectType, cycle, at))
    .map(({ name, displayName }) => {
      const price = findPluginPrice(offer, name, projectType, cycle, at)
      return { name, displayName, netCents: price?.netCents ?? 0, cycle }
    })
}

/** For a license of staff: listed or not, in whichever phase. */
export const listLicensablePlugins = ({
  dues,
  catalogue,
  offer,
}: Pick<ChoiceSources, 'dues' | 'catalogue' | 'offer'>) => {
  const held = new Set(dues.licenses.filter(isHeld).map(({ plugin }) => plugin))
  return catalogue.plugins
    .filter(({ name }) => offer.resolvablePlugins.has(name) && !held.has(name))
    .map(({ name, displayName }) => ({ name, displayName }))
}

/** Those that end first are suggested, together. */
const listRenewable = ({ dues, catalogue }: ChoiceSources) => {
  const renewable = dues.licenses.filter(isRenewable)
  const ends = renewable.map(({ paidUntil }) => paidUntil ?? '').toSorted()
  return renewable.map(({ plugin, netCents, cycle, paidUntil, nextCycle, nextNetCents }) => ({
    name: plugin,
    displayName: catalogue.plugins.find(({ name }) => name === plugin)?.displayName ?? plugin,
    netCents: nextNetCents ?? netCents,
    cycle: nextCycle ?? cycle ?? 'monthly',
    paidUntil,
    isSuggested: paidUntil === ends[0],
  }))
}

/** What the forms of later purchases choose from. */
export const listPurchaseChoices = (sources: ChoiceSources): PurchaseChoices => ({
  plugins: listOrderable(sources),
  renewable: listRenewable(sources),
  open: sources.dues.purchases
    .filter(isOpenPurchase)
    .map(({ orderNumber, price }) => ({ orderNumber, grossCents: price.grossCents })),
})
