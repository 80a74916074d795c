import { callingFor } from '../integrations/call-context'
import type { Payer } from './vendor-queries'

/** Asks on behalf of a project, so that the call log shows it there. */
export const askedFor = <T>({ projectId, attempt, requestId }: Payer, ask: () => Promise<T>) =>
  callingFor({ projectId, step: 'payment', attempt, correlationId: requestId }, ask)
