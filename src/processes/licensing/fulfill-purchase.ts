import { licenseStream } from '../../../events/streams'
import { decideAfterDueDates } from '../../domain/license/decide-license'
import {
  decidePurchasedLicense,
  isPurchaseWithheld,
} from '../../domain/purchase/decide-purchased-license'
import type { Purchase } from '../../domain/purchase/purchases'
import { findPurchase } from '../../domain/purchase/purchases'
import { decideAppend } from '../../store/event-store/stream-append'
import type { Step, StepContext } from '../engine/process'

const appendFor = (
  { cause, now, project, store }: StepContext,
  purchase: Purchase,
  plugin: string,
) => {
  const purchased = { purchase, projectId: project.id, plugin, at: cause.at }
  return decideAppend(store, licenseStream(project.id, plugin), (past) =>
    decideAfterDueDates(now().toISOString(), past, (events) =>
      decidePurchasedLicense(purchased, events),
    ),
  )
}

/** What was paid for a license that was revoked meanwhile is to be paid back by a person. */
const alertWithheld = async ({ project, store, alert }: StepContext, purchase: Purchase) => {
  for (const plugin of purchase.plugins) {
    const { events } = await store.read(licenseStream(project.id, plugin))
    if (isPurchaseWithheld(purchase, events))
      await alert('purchase-withheld', project.id, `${purchase.orderNumber}: ${plugin}`)
  }
}

/** The licenses of a later purchase, all in one append; its site is given what is new with them. */
export const fulfillPurchase: Step = {
  id: 'payment',
  run: async (context) => {
    const { cause, project } = context
    if (cause.type !== 'PurchaseReleased')
      throw new Error(`expected PurchaseReleased, found ${cause.type}`)
    const purchase = findPurchase(project.purchases, cause.data.orderNumber)
    if (!purchase) throw new Error(`expected purchase ${cause.data.orderNumber}, found none`)
    await alertWithheld(context, purchase)
    await context.append(() =>
      Promise.all(purchase.plugins.map((plugin) => appendFor(context, purchase, plugin))),
    )
    return undefined
  },
}
