import { listBlockingChecks } from '../../domain/order/preflight'
import type { ProjectCommand } from '../../domain/project/commands'
import { voidedPaymentCause } from '../../domain/project/payment-failure'
import type { ExistingProject } from '../../domain/project/state'
import type { CheckoutSession } from '../../integrations/stripe/stripe-client'
import { VendorError } from '../../integrations/vendor-error'
import type { ProcessDependencies } from '../engine/process-dependencies'
import { checkOrderPreflight } from './check-order-preflight'

export type AuthorizedPayment = {
  project: ExistingProject
  session: CheckoutSession
  paymentRef: string
}

/** A silent registrar is waited for some minutes; then the customer gets her money back. */
const maxTriesWhileSilent = 8

const paymentConfirmation = ({ session, paymentRef }: AuthorizedPayment): ProjectCommand => ({
  type: 'ConfirmPayment',
  data: {
    amountCents: session.amountCents,
    currency: session.currency,
    paymentRef,
    via: 'stripe',
  },
})

const paymentFailure = ({ session }: AuthorizedPayment, code: string): ProjectCommand => ({
  type: 'FailPayment',
  data: {
    cause: voidedPaymentCause(code),
    ...(session.attempt === null ? {} : { attempt: session.attempt }),
  },
})

const registrarUnreachable = () =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'transient',
    code: 'UNREACHABLE',
    owner: 'vendor',
    vendorText: 'expected the registrar to answer before money is taken, found it silent',
  })

const idempotencyKeyOf = ({ project, session }: AuthorizedPayment, act: 'capture' | 'void') =>
  `order:${project.id}:${act}:${session.attempt ?? 0}`

/** The order does not wait for this payment any more. */
const isSuperseded = ({ project, session }: AuthorizedPayment) =>
  project.stage !== 'ordered' || (session.attempt ?? 0) < project.paymentAttempt

/** The money went back, for whatever reason; a run before this one may not have recorded it. */
export const commandForVoidedPayment = async (
  deps: ProcessDependencies,
  payment: AuthorizedPayment,
) => {
  const { project, session } = payment
  if (isSuperseded(payment) || project.voidedPaymentAttempt === session.attempt) return undefined
  const [failedCheck] = listBlockingChecks(await checkOrderPreflight(deps, project))
  return paymentFailure(payment, failedCheck?.code ?? 'VOIDED')
}

/** Voids money that must not be captured: the order is cancelled, or paid otherwise. */
const voidPayment = async ({ stripe }: ProcessDependencies, payment: AuthorizedPayment) => {
  const { paymentRef } = payment
  const money = await stripe.ensureVoided({ key: idempotencyKeyOf(payment, 'void'), paymentRef })
  return money === 'captured' ? paymentConfirmation(payment) : undefined
}

/** The last check before money is captured: it is captured if the order can be delivered, else voided. */
export const captureOrVoid = async (
  deps: ProcessDependencies,
  payment: AuthorizedPayment,
  attempt: number,
): Promise<ProjectCommand | undefined> => {
  const { project, paymentRef } = payment
  if (isSuperseded(payment)) return voidPayment(deps, payment)
  const [failedCheck] = listBlockingChecks(await checkOrderPreflight(deps, project))
  if (failedCheck?.code === 'INWX_UNREACHABLE' && attempt < maxTriesWhileSilent)
    throw registrarUnreachable()
  if (failedCheck)
    return (await voidPayment(deps, payment)) ?? paymentFailure(payment, failedCheck.code)
  const money = await deps.stripe.ensureCaptured({
    key: idempotencyKeyOf(payment, 'capture'),
    paymentRef,
  })
  return money === 'captured'
    ? paymentConfirmation(payment)
    : commandForVoidedPayment(deps, payment)
}
