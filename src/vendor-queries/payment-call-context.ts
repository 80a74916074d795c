import { withCallContext } from '../integrations/call-context'
import type { PaymentCallInfo } from './vendor-queries'

/** Asks on behalf of a project, so that the call log shows it there. */
export const withPaymentCallContext = <T>(
  { projectId, attempt, requestId }: PaymentCallInfo,
  ask: () => Promise<T>,
) => withCallContext({ projectId, step: 'payment', attempt, correlationId: requestId }, ask)
