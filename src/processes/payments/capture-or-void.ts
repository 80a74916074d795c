import { redIn } from '../../domain/order/preflight'
import type { ProjectCommand } from '../../domain/project/commands'
import type { Born } from '../../domain/project/state'
import type { CheckoutSession } from '../../integrations/stripe/stripe-client'
import { VendorError } from '../../integrations/vendor-error'
import type { Tools } from '../engine/process'
import { orderPreflight } from './check-order-preflight'

export type HeldOrder = { project: Born; session: CheckoutSession; paymentRef: string }

/** Some minutes of a silent registrar are waited for; then the customer gets her money back. */
const triesWhileSilent = 8

const confirm = ({ session, paymentRef }: HeldOrder): ProjectCommand => ({
  type: 'ConfirmPayment',
  data: {
    amountCents: session.amountCents,
    currency: session.currency,
    paymentRef,
    via: 'stripe',
  },
})

const fail = (code: string): ProjectCommand => ({
  type: 'FailPayment',
  data: { cause: `preflight:${code}` },
})

const silent = () =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'transient',
    code: 'UNREACHABLE',
    owner: 'vendor',
    vendorText: 'expected the registrar to answer before money is taken, found it silent',
  })

const keyOf = ({ project, session }: HeldOrder, act: 'capture' | 'void') =>
  `order:${project.id}:${act}:${session.attempt ?? 0}`

/** Nobody waits for this payment any more. */
const isPast = ({ project, session }: HeldOrder) =>
  project.stage !== 'ordered' || (session.attempt ?? 0) < project.attempt

/** The money went back, whoever wanted it so; a run before this one may not have told. */
export const tellVoided = async (tools: Tools, held: HeldOrder) => {
  const { project, session } = held
  if (isPast(held) || project.voidedAttempt === session.attempt) return undefined
  const [red] = redIn(await orderPreflight(tools, project))
  return fail(red?.code ?? 'VOIDED')
}

/** Gives back money that nobody may take: the order is cancelled, or paid otherwise. */
const letGo = async ({ stripe }: Tools, held: HeldOrder) => {
  const { paymentRef } = held
  const money = await stripe.ensureVoided({ key: keyOf(held, 'void'), paymentRef })
  return money === 'taken' ? confirm(held) : undefined
}

/** A last look before money is taken: all is there and it is taken, or it goes back untouched. */
export const settleHeld = async (
  tools: Tools,
  held: HeldOrder,
  tried: number,
): Promise<ProjectCommand | undefined> => {
  const { project, paymentRef } = held
  if (isPast(held)) return letGo(tools, held)
  const [red] = redIn(await orderPreflight(tools, project))
  if (red?.code === 'INWX_UNREACHABLE' && tried < triesWhileSilent) throw silent()
  if (red) return (await letGo(tools, held)) ?? fail(red.code)
  const money = await tools.stripe.ensureCaptured({ key: keyOf(held, 'capture'), paymentRef })
  return money === 'taken' ? confirm(held) : tellVoided(tools, held)
}
