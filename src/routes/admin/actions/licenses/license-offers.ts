import { billingCycles } from '../../../../../events/codes'
import type { LicenseListRow } from '../../../../../projections/queries/license-list'
import type { LicenseActionModel } from '../../../../../views/admin/licenses/license-view-model'
import { isLongerCycle } from '../../../../domain/license/billing-cycle'
import type { OrderCatalogue } from '../../../../domain/order/order-catalogue'
import { findPluginPrice } from '../../../../domain/order/order-catalogue'

/** The cycles in which the plugin of a license is sold to its project now. */
export const listLicenseOffers = (
  { plugin, projectType, cycle: current }: LicenseListRow,
  offer: OrderCatalogue,
  now: Date,
): Required<Pick<LicenseActionModel, 'longer' | 'shorter'>> => {
  const offered = billingCycles.flatMap((cycle) => {
    const price = findPluginPrice(offer, plugin, projectType, cycle, now.toISOString())
    return price && price.netCents > 0 ? [{ cycle, netCents: price.netCents }] : []
  })
  return {
    longer: offered.filter(({ cycle }) => current && isLongerCycle(cycle, current)),
    shorter: offered.filter(({ cycle }) => current && isLongerCycle(current, cycle)),
  }
}
