/** Part of a price; net. */
export type PriceLine = {
  code: string
  kind: 'plugin' | 'setup' | 'discount' | 'domain'
  netCents: number
}
