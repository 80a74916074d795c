import { paymentRequested } from './project-events'

export const cancelOrder = (cause: 'customer' | 'expired' = 'customer') => ({
  type: 'CancelOrder' as const,
  data: { cause },
})

export const requestPayment = (attempt: number) => ({
  type: 'RequestPayment' as const,
  data: paymentRequested(attempt).data,
})
