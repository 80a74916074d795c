import { describe, expect, test } from 'bun:test'
import { needsCheckAtRelease } from '../../../src/domain/order/withheld-release'
import { givenProject } from '../../support/decider-specification'
import {
  chargeDisputed,
  orderCancelled,
  paymentConfirmed,
  paymentInExcess,
  paymentReturned,
  projectOrdered,
  provisioningReleased,
  refundApproved,
  refundIssued,
  refundRequested,
  releaseWithheld,
} from '../../support/project-events'

const withheld = [projectOrdered, paymentConfirmed(), releaseWithheld] as const
const release = { type: 'ReleaseOrder' as const, data: {} }
const confirm = (paymentRef = 'pi_1') => ({
  type: 'ConfirmPayment' as const,
  data: { ...paymentConfirmed().data, paymentRef, obstacle: releaseWithheld.data },
})
const refund = (grossCents = 1184, limitCents = 10_000) => ({
  type: 'RequestRefund' as const,
  data: { ...refundRequested(grossCents).data, limitCents },
})
const approve = {
  type: 'ApproveRefund' as const,
  data: { refundId: 'f1', approver: 'person:2', isAdmin: true },
}

test('only orders that buy no domain are checked when their money has come', () => {
  const subdomain = projectOrdered.data.domain
  const registered = { kind: 'registered' as const, name: 'berger.de' }
  expect(needsCheckAtRelease({ stage: 'ordered', domain: subdomain })).toBe(true)
  expect(needsCheckAtRelease({ stage: 'ordered', domain: registered })).toBe(false)
  expect(needsCheckAtRelease({ stage: 'released', domain: subdomain })).toBe(false)
})

describe('a payment whose order cannot be delivered now', () => {
  test('counts, but releases nothing', () =>
    givenProject(projectOrdered).when(confirm()).then(paymentConfirmed(), releaseWithheld))

  test('ends the order if its refund was known before', () =>
    givenProject(projectOrdered, refundRequested(), refundApproved, refundIssued)
      .when(confirm())
      .then(paymentConfirmed(), releaseWithheld, orderCancelled('notFulfillable')))

  test('that comes twice is one', () =>
    givenProject(...withheld)
      .when(confirm())
      .thenNothing())

  test('leaves an order alone that was released before', () =>
    givenProject(projectOrdered, paymentConfirmed(), provisioningReleased())
      .when(confirm('R-2'))
      .then(paymentInExcess()))

  test('is no reason to let the order expire, or to ask for money again', () => {
    givenProject(...withheld)
      .when({ type: 'CancelOrder', data: { cause: 'expired' } })
      .thenNothing()
    const data = { attempt: 2, checkoutRef: 'cs_2', expiresAt: '2026-11-22T12:00:00.000Z' }
    givenProject(...withheld)
      .when({ type: 'RequestPayment', data })
      .thenRefused('WRONG_STATE')
  })

  test('may be cancelled by its customer', () =>
    givenProject(...withheld)
      .when({ type: 'CancelOrder', data: { cause: 'customer' } })
      .then(orderCancelled()))
})

describe('its release', () => {
  test('follows once all is there, once', () => {
    givenProject(...withheld)
      .when(release)
      .then(provisioningReleased())
    givenProject(...withheld, provisioningReleased())
      .when(release)
      .thenNothing()
    givenProject(...withheld, orderCancelled())
      .when(release)
      .thenNothing()
    givenProject(projectOrdered).when(release).thenNothing()
  })

  test('is refused while its money goes back, or a bank asks for it', () => {
    givenProject(...withheld, refundRequested())
      .when(release)
      .thenRefused('WRONG_STATE')
    givenProject(...withheld, chargeDisputed())
      .when(release)
      .thenRefused('WRONG_STATE')
    givenProject(...withheld, chargeDisputed(), paymentReturned())
      .when(release)
      .thenRefused('WRONG_STATE')
  })

  test('follows a refund of a part, and one that was declined', () => {
    givenProject(...withheld, refundRequested(1000), refundApproved)
      .when(release)
      .then(provisioningReleased())
    givenProject(...withheld, refundRequested(), {
      type: 'RefundDeclined',
      data: { refundId: 'f1' },
    })
      .when(release)
      .then(provisioningReleased())
  })
})

describe('its refund', () => {
  const ended = orderCancelled('notFulfillable')

  test('of all ends the order when it is approved', () => {
    givenProject(...withheld)
      .when(refund())
      .then(refundRequested(), refundApproved, ended)
    givenProject(...withheld)
      .when(refund(1184, 0))
      .then(refundRequested())
    givenProject(...withheld, refundRequested())
      .when(approve)
      .then(refundApproved, ended)
    givenProject(...withheld, refundRequested(), refundApproved, ended)
      .when(approve)
      .thenNothing()
  })

  test('of a part does not, nor does one of money that was not due', () => {
    givenProject(...withheld)
      .when(refund(1000))
      .then(refundRequested(1000), refundApproved)
    const other = { ...refund(), data: { ...refund().data, paymentRef: 'R-2' } }
    givenProject(...withheld, paymentInExcess())
      .when(other)
      .then(
        {
          type: 'RefundRequested',
          data: { ...refundRequested().data, lines: [], taxCents: 0, paymentRef: 'R-2' },
        },
        refundApproved,
      )
  })

  test('at Stripe’s own page ends it as well', () =>
    givenProject(...withheld)
      .when({
        type: 'RecordRefunds',
        data: {
          paymentRef: 'pi_1',
          refunds: [{ refundRef: 're_1', refundId: 'f1', amountCents: 1184, status: 'succeeded' }],
        },
      })
      .then(
        {
          type: 'RefundRequested',
          data: { ...refundRequested().data, cause: 'madeAtStripe' },
        },
        { type: 'RefundIssued', data: { refundId: 'f1', refundRef: 're_1', way: 'stripe' } },
        { type: 'RefundCompleted', data: { refundId: 'f1' } },
        ended,
      ))

  test('is not needed where the bank took the money and it is written off', () =>
    givenProject(...withheld, chargeDisputed(), paymentReturned())
      .when({ type: 'WriteOffReturnedPayment', data: { paymentRef: 'pi_1' } })
      .then({ type: 'ReturnedPaymentWrittenOff', data: { paymentRef: 'pi_1' } }, ended))
})
