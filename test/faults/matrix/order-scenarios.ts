import type { EventType } from '../../../events'
import { processes } from '../../../src/processes/all-processes'
import { createCorrectedOrder, createFreeOrder, createUnpaidOrder } from './create-orders'
import {
  createDisputedOrder,
  createOrderPaidByBank,
  createRefundedOrder,
  createReturnedDebit,
  createWithheldOrder,
} from './payment-scenarios'
import type { Scenario } from './scenario'

const expired: Scenario = {
  name: 'expired',
  queues: ['orders', 'mails'],
  createOrder: createUnpaidOrder,
}

/** A debit that came back; that there is a day to pay otherwise is for the orders' own tests. */
const debitReturned: Scenario = {
  name: 'debit returned',
  queues: ['mails'],
  createOrder: createReturnedDebit,
  covers: ['PaymentFailed'],
}

const paidOrder = (
  name: string,
  createOrder: Scenario['createOrder'],
  ...covers: EventType[]
): Scenario => ({ name, queues: processes.map(({ queue }) => queue), createOrder, covers })

const paidByBank = paidOrder('paid by bank', createOrderPaidByBank, 'PaymentConfirmed')
/** Paid while something was missing; it goes on by itself. */
const releaseWithheld = paidOrder('release withheld', createWithheldOrder, 'ReleaseWithheld')
const refunded = paidOrder('refunded', createRefundedOrder, 'RefundApproved', 'RefundIssued')

const disputed: Scenario = {
  name: 'disputed',
  queues: ['mails', 'staff-mails'],
  createOrder: createDisputedOrder,
  covers: ['ChargeDisputed', 'PaymentReturned'],
}

const freeOrder = (covered: 'EmailConfirmationRequested' | 'FreeOrderHeld'): Scenario => ({
  name: covered,
  queues: ['orders', 'mails', 'staff-mails'],
  createOrder: (world) => createFreeOrder(world, covered),
  covers: [covered],
})

/** The link of a free order goes to the address that its customer has now. */
const detailsCorrected: Scenario = {
  ...freeOrder('EmailConfirmationRequested'),
  name: 'details corrected',
  createOrder: createCorrectedOrder,
  covers: ['CustomerDetailsCorrected'],
}

/** What becomes of orders and their money, before and beside the site. */
export const orderScenarios: readonly Scenario[] = [
  expired,
  freeOrder('EmailConfirmationRequested'),
  freeOrder('FreeOrderHeld'),
  detailsCorrected,
  debitReturned,
  paidByBank,
  releaseWithheld,
  refunded,
  disputed,
]
