import { z } from 'zod'
import type { ProjectRow } from '../../../../../projections/projects'
import {
  OpenPurchaseField,
  PluginOrderFields,
  RenewalFields,
} from '../../../../../views/admin/actions/purchase-fields'
import {
  canCancelPurchase,
  canOrderLater,
  canRenewLicenses,
} from '../../../../domain/project/allowed-actions'
import { planIsConfirmed } from '../define-action'
import { requiredText } from '../form-schemas'
import { defineProjectAction } from '../project/define-project-action'
import {
  loadPurchaseOffer,
  loadPurchaseTerms,
  purchasePaymentInput,
  readTickedPlugins,
} from './purchase-terms'

const maxPlugins = 50

const toBuyer = ({ id, customerId }: ProjectRow) => ({ projectId: id, customerId })

/** What was shown is what is charged. */
export const priceIsConfirmed = { ...planIsConfirmed, changedCode: 'PRICE_CHANGED' as const }

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
    const [offer, terms] = await Promise.all([
      loadPurchaseOffer(context),
      loadPurchaseTerms(context, toBuyer(context.subject), input),
    ])
    return { type: 'OrderPlugins', data: { ...terms, ...offer, plugins } }
  },
})

/** Another period of licenses that end on the same day. */
export const licenseRenewal = defineProjectAction({
  code: 'license-renewal',
  reasons: ['customerAsked', 'contractContinues', 'agreed', 'other'],
  plan: 'computed',
  confirmation: priceIsConfirmed,
  Fields: RenewalFields,
  labels: (t) => ({ plugins: t.purchases.licenses, payment: t.purchases.payment }),
  isAllowed: canRenewLicenses,
  input: () => z.object(purchasePaymentInput),
  command: async (input, context) => {
    const plugins = readTickedPlugins(context.fields)
    if (plugins.length === 0) return [{ pointer: '/plugins', code: 'REQUIRED' }]
    if (plugins.length > maxPlugins) return [{ pointer: '/plugins', code: 'INVALID' }]
    const terms = await loadPurchaseTerms(context, toBuyer(context.subject), input)
    return { type: 'OfferRenewal', data: { ...terms, plugins } }
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
