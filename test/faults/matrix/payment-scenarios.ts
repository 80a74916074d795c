import type { ProjectCommand } from '../../../src/domain/project/commands'
import { latestEvent } from '../../../src/processes/engine/latest-event'
import { testContext } from '../../support/append-events'
import { createUnpaidOrder } from './create-orders'
import { testDomainOf } from './domain-names'
import type { MatrixEnvironment } from './matrix-environment'
import { readProjectEvents } from './run-outcome'

const sendCommand = ({ deps }: MatrixEnvironment, id: string, command: ProjectCommand) =>
  deps.handleProjectCommand(testContext, id, command)

const findCheckout = async (world: MatrixEnvironment, id: string) => {
  const events = await readProjectEvents(world, id)
  const request = events.find((event) => event.type === 'PaymentRequested')
  if (request?.type !== 'PaymentRequested')
    throw new Error(`expected a checkout of ${id}, found none`)
  return world.deps.stripe.getSession(request.data.checkoutRef)
}

const confirmation = (paymentRef: string, via: 'bank' | 'stripe') => ({
  type: 'ConfirmPayment' as const,
  data: { amountCents: 5831, currency: 'EUR', paymentRef, via },
})

/** A debit that was on its way and came back. */
export const createReturnedDebit = async (world: MatrixEnvironment) => {
  const id = await createUnpaidOrder(world)
  const attempt = 1
  await sendCommand(world, id, {
    type: 'SubmitPayment',
    data: { attempt, paymentRef: `pi_${id}` },
  })
  await sendCommand(world, id, {
    type: 'FailPayment',
    data: { attempt, cause: 'insufficient_funds' },
  })
  return id
}

/** Paid by bank while its checkout at Stripe is open. */
export const createOrderPaidByBank = async (world: MatrixEnvironment) => {
  const id = await createUnpaidOrder(world)
  await sendCommand(world, id, confirmation(`R-${id}`, 'bank'))
  return id
}

/** Paid while something was missing that is there by now. */
export const createWithheldOrder = async (world: MatrixEnvironment) => {
  const id = await createUnpaidOrder(world)
  const { type, data } = confirmation(`R-${id}`, 'bank')
  const obstacle = { code: 'NO_USABLE_SERVER' }
  await sendCommand(world, id, { type, data: { ...data, obstacle } })
  return id
}

/** Paid by card; all of it is to go back. */
export const createRefundedOrder = async (world: MatrixEnvironment) => {
  const id = await createUnpaidOrder(world)
  const { url } = await findCheckout(world, id)
  await fetch(`${url}/pay`, { method: 'POST', redirect: 'manual' })
  const { paymentRef } = await findCheckout(world, id)
  if (!paymentRef) throw new Error(`expected a payment of ${id}, found none`)
  await sendCommand(world, id, confirmation(paymentRef, 'stripe'))
  const refund = { grossCents: 5831, cause: 'other' }
  await sendCommand(world, id, {
    type: 'RequestRefund',
    data: { refundId: id, paymentRef, ...refund, way: 'stripe', limitCents: 10_000 },
  })
  return id
}

const dispute = (disputeRef: string, status: 'open' | 'lost') => ({
  ...{ disputeRef, status, amountCents: 100 },
  reason: 'fraudulent',
})

/** The bank asks a part of the payment back, and has taken another part. */
export const createDisputedOrder = async (world: MatrixEnvironment) => {
  const id = await createUnpaidOrder(world)
  const disputes = [dispute('du_1', 'open'), dispute('du_2', 'lost')]
  await sendCommand(world, id, {
    type: 'RecordDisputes',
    data: { paymentRef: `pi_${id}`, disputes },
  })
  return id
}

/** The next year of its name is invoiced and paid. */
export const payRenewal = async (world: MatrixEnvironment, id: string) => {
  const domain = testDomainOf('registered', id)
  const observed = await world.deps.inwx.observeDomain(domain)
  if (observed.state !== 'held')
    throw new Error(`expected ${domain} to be held, found ${observed.state}`)
  const data = { domain, periodEnd: observed.expiresAt, netCents: 1500 }
  await sendCommand(world, id, { type: 'InvoiceRenewal', data })
  const { price } = latestEvent(await readProjectEvents(world, id), 'RenewalInvoiced').data
  const paid = { amountCents: price.grossCents, currency: 'EUR', paymentRef: `pi_${id}` } as const
  await sendCommand(world, id, { type: 'ConfirmPayment', data: { ...paid, via: 'stripe' } })
}

/** Somebody says afterwards that it came too late. */
export const refuseRenewal = async (world: MatrixEnvironment, id: string) => {
  const { domain, periodEnd } = latestEvent(
    await readProjectEvents(world, id),
    'RenewalInvoiced',
  ).data
  const data = { paymentRef: `pi_${id}`, domain, periodEnd }
  await sendCommand(world, id, { type: 'RefuseRenewal', data })
}
