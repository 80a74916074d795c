import { describe, test } from 'bun:test'
import { givenProject } from '../../support/decider-specification'
import {
  orderCancelled,
  paymentArrivedLate,
  paymentConfirmed,
  paymentInExcess,
  projectOrdered,
  provisioningReleased,
  refundApproved,
  refundIssued,
  refundRequested,
  undueRefundRequested,
} from '../../support/project-events'

const paid = [projectOrdered, paymentConfirmed(), provisioningReleased()] as const
const requestRefund = (grossCents = 1184, limitCents = 10_000, paymentRef = 'pi_1') => ({
  type: 'RequestRefund' as const,
  data: { ...refundRequested(grossCents).data, paymentRef, limitCents },
})
const decide = (type: 'ApproveRefund', approver = 'person:2', isAdmin = true) => ({
  type,
  data: { refundId: 'f1', approver, isAdmin },
})
const recordRefund = (
  status: 'pending' | 'succeeded' | 'failed',
  over: { refundId?: string; amountCents?: number } = {},
) => ({
  type: 'RecordRefunds' as const,
  data: {
    paymentRef: 'pi_1',
    refunds: [
      {
        refundRef: 're_1',
        refundId: 'f1',
        amountCents: 1184,
        status,
        ...(status === 'failed' ? { cause: 'lost_card' } : {}),
        ...over,
      },
    ],
  },
})
const completed = { type: 'RefundCompleted' as const, data: { refundId: 'f1' } }
const failed = { type: 'RefundFailed' as const, data: { refundId: 'f1', cause: 'lost_card' } }
const transfer = {
  type: 'ConfirmRefundTransfer' as const,
  data: { refundId: 'f1', refundRef: 'Bank 7' },
}

describe('a refund that is requestRefund for', () => {
  test('is approved at once up to the limit, and waits above it', () => {
    givenProject(...paid)
      .when(requestRefund(1184, 1184))
      .then(refundRequested(), refundApproved)
    givenProject(...paid)
      .when(requestRefund(1184, 1183))
      .then(refundRequested())
  })

  test('by the same form twice is one', () =>
    givenProject(...paid, refundRequested(100))
      .when(requestRefund(100))
      .thenNothing())

  test.each([0, -1, 1185])('of %i cents is refused', (cents) =>
    givenProject(...paid)
      .when(requestRefund(cents))
      .thenRefused('REFUND_TOO_HIGH'),
  )

  test('counts what is pending and issued, not what was declined', () => {
    const other = {
      ...refundRequested(1000),
      data: { ...refundRequested(1000).data, refundId: 'f0' },
    }
    givenProject(...paid, other)
      .when(requestRefund(185))
      .thenRefused('REFUND_TOO_HIGH')
    givenProject(...paid, other, { type: 'RefundDeclined', data: { refundId: 'f0' } })
      .when(requestRefund())
      .then(refundRequested(), refundApproved)
  })

  test('of money that came too late, or was not due, is possible; of no payment refused', () => {
    givenProject(projectOrdered, orderCancelled(), paymentArrivedLate)
      .when(requestRefund())
      .then(undueRefundRequested(), refundApproved)
    givenProject(...paid, paymentInExcess())
      .when(requestRefund(1185, 10_000, 'R-2'))
      .thenRefused('REFUND_TOO_HIGH')
    givenProject(...paid)
      .when(requestRefund(1, 10_000, 'pi_9'))
      .thenRefused('REFUND_TOO_HIGH')
  })
})

describe('a refund above the limit', () => {
  const waiting = [...paid, refundRequested()]
  test('is approved by another person, once', () => {
    givenProject(...waiting)
      .when(decide('ApproveRefund'))
      .then(refundApproved)
    givenProject(...waiting, refundApproved)
      .when(decide('ApproveRefund'))
      .thenNothing()
  })
  test('is not approved by whoever requestRefund for it', () =>
    givenProject(...waiting)
      .when(decide('ApproveRefund', 'system:test'))
      .thenRefused('SECOND_PERSON_NEEDED'))
  test('is not approved by somebody who is no admin', () =>
    givenProject(...waiting)
      .when(decide('ApproveRefund', 'person:3', false))
      .thenRefused('ADMIN_NEEDED'))
  test('may be declined until it is approved', () => {
    const decline = { type: 'DeclineRefund' as const, data: { refundId: 'f1' } }
    givenProject(...waiting)
      .when(decline)
      .then({ type: 'RefundDeclined', data: { refundId: 'f1' } })
    givenProject(...waiting, refundApproved)
      .when(decline)
      .thenRefused('WRONG_STATE')
  })
  test('that nobody requestRefund for is none', () =>
    givenProject(...paid)
      .when(decide('ApproveRefund'))
      .thenRefused('NO_REFUND'))
})

describe('what Stripe has of a refund', () => {
  const approved = [...paid, refundRequested(), refundApproved]
  test('is recorded step by step, or all at once', () => {
    givenProject(...approved)
      .when(recordRefund('pending'))
      .then(refundIssued)
    givenProject(...approved, refundIssued)
      .when(recordRefund('succeeded'))
      .then(completed)
    givenProject(...approved)
      .when(recordRefund('succeeded'))
      .then(refundIssued, completed)
    givenProject(...approved, refundIssued, completed)
      .when(recordRefund('succeeded'))
      .thenNothing()
  })
  test('may fail days after it succeeded, once', () => {
    givenProject(...approved, refundIssued, completed)
      .when(recordRefund('failed'))
      .then(failed)
    givenProject(...approved, refundIssued, completed, failed)
      .when(recordRefund('failed'))
      .thenNothing()
  })
  test('is a refund of its own where somebody made it at Stripe’s page', () =>
    givenProject(...paid)
      .when(recordRefund('succeeded'))
      .then(
        {
          ...refundRequested(),
          data: { ...refundRequested().data, cause: 'madeAtStripe' },
        },
        refundIssued,
        completed,
      ))
})

describe('money that went back another way', () => {
  const declined = { type: 'RefundDeclined' as const, data: { refundId: 'f1' } }
  const there = recordRefund('succeeded', { refundId: 'f2' })
  const madeThere = [
    {
      ...refundRequested(),
      data: { ...refundRequested().data, refundId: 'f2', cause: 'madeAtStripe' },
    },
    { ...refundIssued, data: { ...refundIssued.data, refundId: 'f2' } },
    { type: 'RefundCompleted' as const, data: { refundId: 'f2' } },
  ]
  test.each([
    ['waits for its approval', [refundRequested()]],
    ['is approved', [refundRequested(), refundApproved]],
    ['failed at Stripe', [refundRequested(), refundApproved, failed]],
  ])('ends a refund that %s', (_, waiting) =>
    givenProject(...paid, ...waiting)
      .when(there)
      .then(...madeThere, declined),
  )
  test('leaves what is covered, and does not fail again what was declined', () => {
    givenProject(...paid, refundRequested(184))
      .when(recordRefund('succeeded', { refundId: 'f2', amountCents: 1000 }))
      .then(
        {
          ...refundRequested(),
          data: {
            ...{ ...refundRequested(1000).data, refundId: 'f2' },
            cause: 'madeAtStripe',
          },
        },
        ...madeThere.slice(1),
      )
    givenProject(...paid, refundRequested(), refundApproved, refundIssued, failed, declined)
      .when(recordRefund('failed'))
      .thenNothing()
  })
})

describe('a refund by transfer', () => {
  const owed = [...paid, refundRequested(), refundApproved, refundIssued, failed]
  const byBank = {
    type: 'RefundIssued' as const,
    data: { refundId: 'f1', refundRef: 'Bank 7', way: 'transfer' as const },
  }
  test('settles what Stripe could not pay back, and stays settled', () => {
    givenProject(...owed)
      .when(transfer)
      .then(byBank, completed)
    givenProject(...owed, byBank, completed)
      .when(transfer)
      .thenNothing()
    givenProject(...owed, byBank, completed)
      .when(recordRefund('failed'))
      .thenNothing()
  })
  test('is refused while Stripe is paying', () =>
    givenProject(...paid, refundRequested(), refundApproved, refundIssued)
      .when(transfer)
      .thenRefused('WRONG_STATE'))
  test('follows what Stripe refused', () => {
    const fail = { type: 'FailRefund' as const, data: failed.data }
    givenProject(...paid, refundRequested(), refundApproved)
      .when(fail)
      .then(failed)
    givenProject(...owed)
      .when(fail)
      .thenNothing()
  })
})
