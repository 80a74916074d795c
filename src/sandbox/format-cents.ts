/** Cents as an amount in German notation, like `12,50 €`. */
export const formatCents = (cents: number, currency: string) =>
  new Intl.NumberFormat('de-DE', { style: 'currency', currency }).format(cents / 100)
