import type { BillingCycle, DomainKind, PaymentMethod } from '../../events/codes'
import type { Price } from '../../events/price'
import type { BaseDomainRow } from '../../projections/queries/catalogue'

/** `plugins`: display names, in the bundle's order. */
export type BundleOffer = {
  code: string
  displayName: string
  billingCycle: BillingCycle
  isDefault: boolean
  plugins: readonly string[]
  total: Price
}

export type PluginOffer = {
  name: string
  displayName: string
  category: string
  description?: string
  /** Price per `cycle`, including tax. */
  grossCents: number
  cycle: BillingCycle
}

export type ProjectTypeOffer = {
  code: string
  displayName: string
  trialDays: number
  bundles: readonly BundleOffer[]
  plugins: readonly PluginOffer[]
}

/** What this visitor may order, with totals computed by the server. */
export type OrderOffer = {
  projectTypes: readonly ProjectTypeOffer[]
  domainKinds: readonly DomainKind[]
  baseDomains: readonly BaseDomainRow[]
  paymentMethods: readonly PaymentMethod[]
  termsVersion: string
}
