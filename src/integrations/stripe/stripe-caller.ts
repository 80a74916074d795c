import { Stripe } from 'stripe'
import { type RecordCall, recordCall } from '../call-log'
import { toVendorError } from './stripe-error'

type StripeCallInfo = { method: string; request: unknown }

/** Makes one call at Stripe and records it; failures become VendorErrors. */
export type StripeCaller = <T extends object>(
  info: StripeCallInfo,
  work: () => Promise<T>,
) => Promise<T>

const describeFailure = (error: unknown) => {
  const { details, cause } = toVendorError(error)
  const requestId = cause instanceof Stripe.errors.StripeError ? cause.requestId : undefined
  return {
    outcome: details.errorClass === 'transient' ? ('failed' as const) : ('refused' as const),
    code: details.code,
    response: { vendorText: details.vendorText, requestId },
  }
}

/** Ids and states of an answer; without the address of the hosted page, which is a secret. */
const summarizeResponse = (response: object) => {
  if (Array.isArray(response)) return { count: response.length }
  const fields = ['id', 'object', 'status', 'payment_status', 'payment_intent', 'amount_total']
  return Object.fromEntries(Object.entries(response).filter(([key]) => fields.includes(key)))
}

export const createStripeCaller =
  (record: RecordCall): StripeCaller =>
  ({ method, request }, work) =>
    recordCall({
      record,
      vendor: 'stripe',
      method,
      request,
      work: () =>
        work().catch((error: unknown) => {
          throw toVendorError(error)
        }),
      onSuccess: (response) => ({
        outcome: 'ok',
        code: '200',
        response: summarizeResponse(response),
      }),
      onFailure: describeFailure,
    })
