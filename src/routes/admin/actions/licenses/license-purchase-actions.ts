import { z } from 'zod'
import { billingCycles } from '../../../../../events/codes'
import type { LicenseListRow } from '../../../../../projections/queries/license-list'
import {
  LicensePaymentFields,
  LicenseUpgradeFields,
} from '../../../../../views/admin/licenses/license-purchase-fields'
import type { LicenseActionModel } from '../../../../../views/admin/licenses/license-view-model'
import type { LicenseFacts } from '../../../../domain/license/allowed-license-actions'
import {
  canConvertTrial,
  canRenewLicense,
  canUpgradeLicense,
} from '../../../../domain/license/allowed-license-actions'
import type { ProjectCommand } from '../../../../domain/project/commands'
import { type ActionKind, type AdminAction, defineCodedAction } from '../define-action'
import { priceIsConfirmed } from '../purchases/purchase-actions'
import {
  loadPurchaseOffer,
  loadPurchaseTerms,
  purchasePaymentInput,
} from '../purchases/purchase-terms'

/** What is sold for one license is a purchase of its project. */
export type LicensePurchaseKind = ActionKind<
  LicenseListRow,
  LicenseFacts,
  LicenseActionModel,
  ProjectCommand
>

const defineLicensePurchase = defineCodedAction<LicensePurchaseKind>()((t) => t.licenses.actions)

/** For the next period that is not paid. */
const renewal = defineLicensePurchase({
  code: 'renewal',
  reasons: ['customerAsked', 'contractContinues', 'agreed', 'other'],
  plan: 'computed',
  confirmation: priceIsConfirmed,
  isAllowed: canRenewLicense,
  Fields: LicensePaymentFields,
  labels: (t) => ({ payment: t.purchases.payment }),
  input: () => z.object(purchasePaymentInput),
  command: async (input, context) => {
    const { subject } = context
    const terms = await loadPurchaseTerms(context, subject, input)
    return { type: 'OfferRenewal', data: { ...terms, plugins: [subject.plugin] } }
  },
})

const upgrade = defineLicensePurchase({
  code: 'upgrade',
  reasons: ['customerAsked', 'agreed', 'other'],
  plan: 'computed',
  confirmation: priceIsConfirmed,
  isAllowed: canUpgradeLicense,
  Fields: LicenseUpgradeFields,
  labels: (t) => ({ cycle: t.licenses.cycle, payment: t.purchases.payment }),
  input: () => z.object({ ...purchasePaymentInput, cycle: z.enum(billingCycles, 'REQUIRED') }),
  command: async ({ cycle, ...input }, context) => {
    const { subject } = context
    const [offer, terms] = await Promise.all([
      loadPurchaseOffer(context),
      loadPurchaseTerms(context, subject, input),
    ])
    return { type: 'OrderUpgrade', data: { ...terms, ...offer, plugin: subject.plugin, cycle } }
  },
})

/** The trial ends with the license; its data stay. */
const conversion = defineLicensePurchase({
  code: 'conversion',
  reasons: ['customerAsked', 'agreed', 'other'],
  plan: 'computed',
  confirmation: priceIsConfirmed,
  isAllowed: canConvertTrial,
  Fields: LicensePaymentFields,
  labels: (t) => ({ payment: t.purchases.payment }),
  input: () => z.object(purchasePaymentInput),
  command: async (input, context) => {
    const { subject } = context
    const [offer, terms] = await Promise.all([
      loadPurchaseOffer(context),
      loadPurchaseTerms(context, subject, input),
    ])
    return { type: 'OrderPlugins', data: { ...terms, ...offer, plugins: [subject.plugin] } }
  },
})

/** In the order in which its page offers them, before all others. */
export const licensePurchaseActions: readonly AdminAction<LicensePurchaseKind>[] = [
  conversion,
  renewal,
  upgrade,
]
