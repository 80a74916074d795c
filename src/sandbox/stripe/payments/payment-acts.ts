import type { StripeRuntime } from '../stripe-runtime'
import {
  disputeCheckoutSession,
  inquireCheckoutSession,
  loseDispute,
  returnDirectDebit,
  winDispute,
} from './disputes'
import { failLatestRefund, refundCheckoutSession } from './refunds'

/** What customers, their banks, or somebody at Stripe's own page can do with a paid session. */
export const paymentActs = {
  dispute: disputeCheckoutSession,
  inquiry: inquireCheckoutSession,
  'dispute-won': winDispute,
  'dispute-lost': loseDispute,
  'debit-return': returnDirectDebit,
  refund: refundCheckoutSession,
  'refund-failure': failLatestRefund,
} satisfies Record<string, (runtime: StripeRuntime, sessionId: string) => void>

export type PaymentAct = keyof typeof paymentActs

export const isPaymentAct = (act: string): act is PaymentAct => Object.hasOwn(paymentActs, act)
