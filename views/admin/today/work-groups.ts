/** By which the list is narrowed: names that stand are listed with the projects that do. */
export const workGroups = [
  'stalled',
  'payment',
  'approval',
  'place',
  'alert',
  'domain',
  'drift',
] as const
export type WorkGroup = (typeof workGroups)[number]
