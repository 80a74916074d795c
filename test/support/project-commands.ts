import { paymentRequested } from './project-events'

export const requestCancellation = (cause: 'customer' | 'expired' = 'customer') => ({
  type: 'CancelOrder' as const,
  data: { cause },
})

export const requestPayment = (attempt: number) => ({
  type: 'RequestPayment' as const,
  data: paymentRequested(attempt).data,
})
