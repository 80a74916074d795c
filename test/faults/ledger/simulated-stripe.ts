import type {
  CheckoutSession,
  MoneyState,
  PaymentDispute,
} from '../../../src/integrations/stripe/stripe-client'
import type { DocumentStore } from '../../../src/sandbox/document-store'
import type {
  ChargeDocument,
  CheckoutSessionDocument,
  DisputeDocument,
  PaymentIntentDocument,
  RefundDocument,
} from '../../../src/sandbox/stripe/documents'
import { settleDirectDebit } from '../../../src/sandbox/stripe/payments/session-payments'
import type { StripeRuntime } from '../../../src/sandbox/stripe/stripe-runtime'

/** The documents of the stand-in without a file: a run needs them for a moment only. */
const openMemoryStore = (): DocumentStore => {
  const documents = new Map<string, Map<string, object>>()
  const kindOf = (kind: string) => {
    const found = documents.get(kind) ?? new Map<string, object>()
    documents.set(kind, found)
    return found
  }
  return {
    get: <T>(kind: string, id: string) => kindOf(kind).get(id) as T | undefined,
    list: <T>(kind: string) => [...kindOf(kind).values()] as T[],
    put: (kind, id, value) => void kindOf(kind).set(id, value),
    remove: (kind, id) => void kindOf(kind).delete(id),
    inTransaction: (work) => work(),
    close: () => undefined,
  }
}

const moneyStates: Record<PaymentIntentDocument['status'], MoneyState> = {
  succeeded: 'captured',
  requires_capture: 'authorized',
  processing: 'processing',
  canceled: 'voided',
  requires_payment_method: 'unpaid',
}

export const disputeStatuses = {
  needs_response: 'open',
  warning_needs_response: 'open',
  warning_closed: 'withdrawn',
  won: 'won',
  lost: 'lost',
} as const satisfies Record<DisputeDocument['status'], PaymentDispute['status']>

/** The stand-in's own rules, called without a socket, with a clock that is moved by hand. */
export const openSimulatedStripe = () => {
  const clock = { ms: Date.parse('2026-11-30T12:00:00Z') }
  const runtime: StripeRuntime = {
    store: openMemoryStore(),
    now: () => clock.ms,
    debitSettlementMs: 1000,
    url: () => 'http://127.0.0.1:9',
    schedule: () => undefined,
  }
  const intents = () => runtime.store.list<PaymentIntentDocument>('intent')
  const toSession = (session: CheckoutSessionDocument): CheckoutSession => {
    const intent = intents().find(({ id }) => id === session.payment_intent)
    return {
      id: session.id,
      url: session.page,
      status: session.status,
      paymentStatus: session.payment_status,
      amountCents: session.amount_total,
      currency: session.currency.toUpperCase(),
      paymentRef: session.payment_intent,
      moneyState: intent ? moneyStates[intent.status] : 'unpaid',
      projectId: session.metadata.projectId ?? null,
      orderNumber: session.metadata.orderNumber ?? null,
      attempt: Number(session.metadata.attempt),
      expiresAt: new Date(session.expires_at * 1000).toISOString(),
    }
  }
  return {
    runtime,
    sessions: () => runtime.store.list<CheckoutSessionDocument>('session').map(toSession),
    charges: () => runtime.store.list<ChargeDocument>('charge').filter(({ captured }) => captured),
    refunds: () => runtime.store.list<RefundDocument>('refund'),
    listRefunds: async (paymentRef: string) =>
      runtime.store
        .list<RefundDocument>('refund')
        .filter((one) => one.payment_intent === paymentRef)
        .map(({ id, amount, metadata, status = 'succeeded' }) => ({
          refundRef: id,
          refundId: metadata.key?.slice('refund:'.length) ?? `made-there-${id}`,
          amountCents: amount,
          status,
          ...(status === 'failed' ? { cause: 'lost_card' } : {}),
        })),
    disputes: () => runtime.store.list<DisputeDocument>('dispute'),
    listDisputes: async (paymentRef: string) =>
      runtime.store
        .list<DisputeDocument>('dispute')
        .filter((one) => one.payment_intent === paymentRef)
        .map(({ id, amount, reason, status }) => ({
          disputeRef: id,
          amountCents: amount,
          reason,
          status: disputeStatuses[status],
        })),
    /** Days later: all debits have come, or were returned. */
    settleDebits: () => {
      clock.ms += 10_000
      for (const { id, settles } of intents()) if (settles) settleDirectDebit(runtime, id)
    },
  }
}
