import { createHash } from 'node:crypto'

/** Whether a site's boot report or Coolify's result comes first; `seed` gives half of each. */
export type BootOrder = 'seed' | 'bootFirst' | 'finishFirst'

/** What the order is for this application; the same for the same seed. */
export const resolveBootOrder = (order: BootOrder, seed: number, application: string) => {
  if (order !== 'seed') return order
  const digit = createHash('sha256').update(application).digest()[0] ?? 0
  return (digit + seed) % 2 === 0 ? 'bootFirst' : 'finishFirst'
}
