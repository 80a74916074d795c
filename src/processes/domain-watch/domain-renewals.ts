import type { Process } from '../engine/process'
import { renewDomain } from './renew-domain'

/** Names run out unless their next term was paid. */
export const domainRenewals: Process = {
  queue: 'renewals',
  onFailure: 'retry',
  table: {
    PaymentConfirmed: {
      ...renewDomain,
      appliesTo: (event) => event.type === 'PaymentConfirmed' && event.data.renewal !== undefined,
    },
  },
}
