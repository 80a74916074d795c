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

/** Some minutes of a silent registrar are waited for; then the customer gets her money back. */
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

const paymentFailure = (code: string): ProjectCommand => ({
  type: 'FailPayment',
  data: { cause: voidedPaymentCause(code) },
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

/** Nobody waits for this payment any more. */
const isSuperseded = ({ project, session }: AuthorizedPayment) =>
  project.stage !== 'ordered' || (session.attempt ?? 0) < project.paymentAttempt

/** The money went back, whoever wanted it so; a run before this one may not have told. */
export const commandForVoidedPayment = async (
  deps: ProcessDependencies,
  held: AuthorizedPayment,
) => {
  const { project, session } = held
  if (isSuperseded(held) || project.voidedPaymentAttempt === session.attempt) return undefined
  const [red] = listBlockingChecks(await checkOrderPreflight(deps, project))
  return paymentFailure(red?.code ?? 'VOIDED')
}

/** Gives back money that nobody may take: the order is cancelled, or paid otherwise. */
const voidPayment = async ({ stripe }: ProcessDependencies, held: AuthorizedPayment) => {
  const { paymentRef } = held
  const money = await stripe.ensureVoided({ key: idempotencyKeyOf(held, 'void'), paymentRef })
  return money === 'captured' ? paymentConfirmation(held) : undefined
}

/** A last look before money is taken: all is there and it is taken, or it goes back untouched. */
export const captureOrVoid = async (
  deps: ProcessDependencies,
  held: AuthorizedPayment,
  tried: number,
): Promise<ProjectCommand | undefined> => {
  const { project, paymentRef } = held
  if (isSuperseded(held)) return voidPayment(deps, held)
  const [red] = listBlockingChecks(await checkOrderPreflight(deps, project))
  if (red?.code === 'INWX_UNREACHABLE' && tried < maxTriesWhileSilent) throw registrarUnreachable()
  if (red) return (await voidPayment(deps, held)) ?? paymentFailure(red.code)
  const money = await deps.stripe.ensureCaptured({
    key: idempotencyKeyOf(held, 'capture'),
    paymentRef,
  })
  return money === 'captured' ? paymentConfirmation(held) : commandForVoidedPayment(deps, held)
}
