import type { Price } from '../../events/project'

/** What is paid this once only: a name's first year, a set-up. Later payments are lower by it. */
export const selectOneTimePriceLines = ({ lines }: Price) =>
  lines.filter(({ kind, netCents }) => kind !== 'plugin' && kind !== 'discount' && netCents > 0)
