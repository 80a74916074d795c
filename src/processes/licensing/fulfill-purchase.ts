import type { LicenseTerms } from '../../../events/license'
import { licenseStream } from '../../../events/streams'
import { addDays, findBerlinDay, startOfBerlinDay } from '../../domain/calendar/berlin-calendar'
import { decideLicense } from '../../domain/license/decide-license'
import { calculateLicenseTerms, calculatePaidTerms } from '../../domain/license/license-terms'
import type { Purchase } from '../../domain/purchase/purchases'
import { findPurchase } from '../../domain/purchase/purchases'
import { decideAppend } from '../../store/event-store/stream-append'
import type { Step, StepContext } from '../engine/process'

/** Paid until the end of the period, and running some days longer; what is bought once, for ever. */
const termsOf = ({ cycle, period }: Purchase, at: string): LicenseTerms => {
  if (!period) return calculateLicenseTerms(cycle, findBerlinDay(at))
  return calculatePaidTerms(startOfBerlinDay(addDays(period.to, 1)))
}

const appendFor = ({ cause, project, store }: StepContext, purchase: Purchase, plugin: string) => {
  const netCents = purchase.cyclePrices[plugin] ?? 0
  const data = {
    projectId: project.id,
    plugin,
    cycle: purchase.cycle,
    netCents,
    source: 'order' as const,
    ...(netCents === 0 ? {} : termsOf(purchase, cause.at)),
  }
  return decideAppend(store, licenseStream(project.id, plugin), (past) =>
    decideLicense({ type: 'IssueLicense', data }, past),
  )
}

/** The licenses of a later purchase, all in one append; its site is given the plugins with them. */
export const fulfillPurchase: Step = {
  id: 'payment',
  run: async (context) => {
    const { cause, project } = context
    if (cause.type !== 'PurchaseReleased')
      throw new Error(`expected PurchaseReleased, found ${cause.type}`)
    const purchase = findPurchase(project.purchases, cause.data.orderNumber)
    if (!purchase) throw new Error(`expected purchase ${cause.data.orderNumber}, found none`)
    await context.append(() =>
      Promise.all(purchase.plugins.map((plugin) => appendFor(context, purchase, plugin))),
    )
    return undefined
  },
}
