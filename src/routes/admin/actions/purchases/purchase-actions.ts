import { z } from 'zod'
import {
  OpenPurchaseField,
  PluginOrderFields,
} from '../../../../../views/admin/actions/purchase-fields'
import { canCancelPurchase, canOrderLater } from '../../../../domain/project/allowed-actions'
import { planIsConfirmed } from '../define-action'
import { requiredText } from '../form-schemas'
import { defineProjectAction } from '../project/define-project-action'
import { loadPurchaseTerms, purchasePaymentInput, readTickedPlugins } from './purchase-terms'

const maxPlugins = 50

/** What was shown is what is charged. */
const priceIsConfirmed = { ...planIsConfirmed, changedCode: 'PRICE_CHANGED' as const }

/** More plugins for a live project, aligned to the period that runs. */
export const pluginOrder = defineProjectAction({
  code: 'plugin-order',
  reasons: ['customerAsked', 'agreed', 'rangeExtended', 'other'],
  plan: 'computed',
  confirmation: priceIsConfirmed,
  Fields: PluginOrderFields,
  labels: (t) => ({ plugins: t.purchases.plugins, payment: t.purchases.payment }),
  isAllowed: canOrderLater,
  input: () => z.object(purchasePaymentInput),
  command: async (input, context) => {
    const plugins = readTickedPlugins(context.fields)
    if (plugins.length === 0) return [{ pointer: '/plugins', code: 'REQUIRED' }]
    if (plugins.length > maxPlugins) return [{ pointer: '/plugins', code: 'INVALID' }]
    const [{ offer }, terms] = await Promise.all([
      context.deps.catalogueSnapshot(),
      loadPurchaseTerms(context, input),
    ])
    return {
      type: 'OrderPlugins',
      data: { ...terms, offer, dependencies: offer.dependencies, plugins },
    }
  },
})

/** One that nobody has paid; its checkout is closed. */
export const purchaseCancellation = defineProjectAction({
  code: 'purchase-cancellation',
  reasons: ['customerAsked', 'wrong', 'orderedTwice', 'other'],
  plan: 'none',
  isDangerous: true,
  Fields: OpenPurchaseField,
  labels: (t) => ({ purchase: t.purchases.purchase }),
  isAllowed: canCancelPurchase,
  input: () => z.object({ purchase: requiredText(20) }),
  command: ({ purchase }) => ({
    type: 'CancelPurchase',
    data: { orderNumber: purchase, cause: 'caseworker' },
  }),
})
