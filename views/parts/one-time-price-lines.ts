import type { Price } from '../../events/project'

/**
 * Price lines that are paid only once: a domain's first year, a set-up. Later payments do not
 * contain them.
 */
export const selectOneTimePriceLines = ({ lines }: Price) =>
  lines.filter(({ kind, netCents }) => kind !== 'plugin' && kind !== 'discount' && netCents > 0)
