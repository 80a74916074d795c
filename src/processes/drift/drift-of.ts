import { domainDrift } from './domain-drift'
import type { Finding } from './finding'
import { hostingDrift } from './hosting-drift'
import type { Known } from './known'
import { moneyDrift } from './money-drift'
import { nameDrift } from './name-drift'
import type { Seen } from './seen'
import { siteDrift } from './site-drift'

/** Where what the vendors say differs from what our events say. */
export const driftOf = (seen: Seen, known: Known): Finding[] =>
  [domainDrift, hostingDrift, nameDrift, moneyDrift, siteDrift].flatMap((compare) =>
    compare(seen, known),
  )
