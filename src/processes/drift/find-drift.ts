import type { Known } from './expected-state'
import { nameDrift } from './find-dns-drift'
import { domainDrift } from './find-domain-drift'
import { hostingDrift } from './find-hosting-drift'
import { moneyDrift } from './find-payment-drift'
import { siteDrift } from './find-site-drift'
import type { Finding } from './finding'
import type { Seen } from './observed-state'

/** Where what the vendors say differs from what our events say. */
export const driftOf = (seen: Seen, known: Known): Finding[] =>
  [domainDrift, hostingDrift, nameDrift, moneyDrift, siteDrift].flatMap((compare) =>
    compare(seen, known),
  )
