import type { Price } from '../../../events/price'
import type { BundleRecord } from '../../../projections/queries/catalogue-items'

/** `price`: what an order of it alone costs now; undefined where it cannot be ordered. */
export type BundleItem = BundleRecord & { price: Price | undefined }

/** `names`: of all project types and plugins, also of those that are no longer offered. */
export type BundleChoices = {
  projectTypes: readonly { code: string; displayName: string }[]
  plugins: readonly { name: string; displayName: string }[]
  names: Record<'projectTypes' | 'plugins', Readonly<Record<string, string>>>
}
