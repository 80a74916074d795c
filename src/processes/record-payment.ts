import type { ProjectCommand } from '../deciders/project-commands'
import { callingFor } from '../integrations/calls'
import type { CheckoutSession } from '../integrations/stripe'
import type { HeldJob, JobData } from '../store/queue'
import type { Context } from '../store/store'
import type { Tools } from './process'
import { isDatabaseTrouble, troubleOf } from './trouble'

type Notice = { id: string; type: string; sessionId: string | null; paymentRef: string | null }

const failures: Readonly<Record<string, string>> = {
  'checkout.session.expired': 'expired',
  'checkout.session.async_payment_failed': 'declined',
  'payment_intent.payment_failed': 'declined',
}

/** The truth is what Stripe answers now, not what the webhook said. */
const commandFor = (notice: Notice, session: CheckoutSession): ProjectCommand | undefined => {
  const { amountCents, currency, paymentRef, paymentStatus } = session
  if (paymentStatus === 'paid' && paymentRef) {
    const data = { amountCents, currency, paymentRef, via: 'stripe' as const }
    return { type: 'ConfirmPayment', data }
  }
  const cause = failures[notice.type]
  return cause ? { type: 'FailPayment', data: { cause } } : undefined
}

const sessionOf = async ({ stripe }: Tools, { sessionId, paymentRef }: Notice) => {
  if (sessionId) return stripe.session(sessionId)
  return paymentRef ? stripe.sessionOfPayment(paymentRef) : null
}

const record = async (tools: Tools, held: HeldJob, data: JobData) => {
  const [notice] = await tools.sql<Notice[]>`
    select id, type, session_id, payment_ref from stripe_events where id = ${data.eventId}`
  const session = notice && (await sessionOf(tools, notice))
  const command = session && commandFor(notice, session)
  const context: Context = {
    by: 'vendor:stripe',
    correlationId: data.correlationId,
    causationId: data.eventId,
  }
  if (!command || !session.projectId) {
    await tools.store.act(context, () => ({ completes: held }))
    return
  }
  await tools.command(context, session.projectId, command, { completes: held })
}

/** Money that Stripe speaks of, told to its project. Never given up: the queue tries it again. */
export const recordPayment = async (tools: Tools, held: HeldJob, data: JobData) => {
  const whom = { projectId: null, step: 'payment', attempt: 1, correlationId: data.correlationId }
  try {
    await callingFor(whom, () => record(tools, held, data))
  } catch (error) {
    if (!isDatabaseTrouble(error))
      await tools.alert('payment-in-vain', data.eventId, troubleOf(error).code)
    throw error
  }
}
