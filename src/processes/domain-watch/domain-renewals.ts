import type { Process } from '../engine/process'
import { renewDomain } from './renew-domain'

/** Names run out unless their next term was paid. */
export const renewals: Process = {
  queue: 'renewals',
  inVain: 'insist',
  table: {
    PaymentConfirmed: {
      ...renewDomain,
      when: (event) => event.type === 'PaymentConfirmed' && event.data.renewal !== undefined,
    },
  },
}
