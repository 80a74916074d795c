import { Stripe } from 'stripe'
import { currentCallContext, type RecordCall } from '../call-context'
import type { VendorError } from '../vendor-error'
import { toVendorError } from './stripe-error'

type StripeCallInfo = { method: string; request: unknown }

/** Makes one call at Stripe, records it, and turns what goes wrong into a VendorError. */
export type StripeCaller = <T extends object>(
  asked: StripeCallInfo,
  work: () => Promise<T>,
) => Promise<T>

const outcomeOf = ({ details }: VendorError) =>
  details.errorClass === 'transient' ? 'failed' : 'refused'

/** The ids and states of an answer; a hosted page's address lets its bearer pay, so it stays out. */
const summarizeResponse = (response: object) => {
  if (Array.isArray(response)) return { count: response.length }
  const kept = ['id', 'object', 'status', 'payment_status', 'payment_intent', 'amount_total']
  return Object.fromEntries(Object.entries(response).filter(([key]) => kept.includes(key)))
}

export const createStripeCaller =
  (record: RecordCall): StripeCaller =>
  async ({ method, request }, work) => {
    const started = performance.now()
    const call = { ...currentCallContext(), vendor: 'stripe', method, request } as const
    const startedAt = new Date().toISOString()
    const durationMs = () => Math.round(performance.now() - started)
    try {
      const response = await work()
      const told = { startedAt, durationMs: durationMs(), response: summarizeResponse(response) }
      record({ ...call, ...told, outcome: 'ok', code: '200' })
      return response
    } catch (error) {
      const failure = toVendorError(error)
      const { code, vendorText } = failure.details
      const requestId = error instanceof Stripe.errors.StripeError ? error.requestId : undefined
      const told = { startedAt, durationMs: durationMs(), response: { vendorText, requestId } }
      record({ ...call, ...told, outcome: outcomeOf(failure), code })
      throw failure
    }
  }
