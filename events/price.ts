import type { Currency } from './codes'

/** Part of a price; net. */
export type PriceLine = {
  code: string
  kind: 'plugin' | 'setup' | 'discount' | 'domain'
  netCents: number
}

export type Price = {
  netCents: number
  taxCents: number
  grossCents: number
  currency: Currency
  taxRatePercent: number
  lines: PriceLine[]
}
