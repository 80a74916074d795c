import type { ExpectedState } from './expected-state'
import { findDnsDrift } from './find-dns-drift'
import { findDomainDrift } from './find-domain-drift'
import { findHostingDrift } from './find-hosting-drift'
import { findPaymentDrift } from './find-payment-drift'
import { findSiteDrift } from './find-site-drift'
import type { Finding } from './finding'
import type { ObservedState } from './observed-state'

/** Where what the vendors say differs from what our events say. */
export const findDrift = (observed: ObservedState, expected: ExpectedState): Finding[] =>
  [findDomainDrift, findHostingDrift, findDnsDrift, findPaymentDrift, findSiteDrift].flatMap(
    (compare) => compare(observed, expected),
  )
