import { describe, test } from 'bun:test'
import { givenProject } from '../../support/decider-specification'
import {
  chargeDisputed,
  disputeClosed,
  orderCancelled,
  paymentArrivedLate,
  paymentConfirmed,
  paymentReturned,
  projectArchived,
  projectOrdered,
  provisioningReleased,
  refundApproved,
  refundRequested,
  undueRefundRequested,
} from '../../support/project-events'

type Status = 'open' | 'won' | 'lost' | 'withdrawn' | 'prevented'

const paid = [projectOrdered, paymentConfirmed(), provisioningReleased()] as const
const disputed = [...paid, chargeDisputed()] as const
const returned = [...disputed, disputeClosed('lost'), paymentReturned()] as const
const writtenOff = { type: 'ReturnedPaymentWrittenOff' as const, data: { paymentRef: 'pi_1' } }

const record = (status: Status, reason = 'fraudulent') => ({
  type: 'RecordDisputes' as const,
  data: {
    paymentRef: 'pi_1',
    disputes: [{ disputeRef: 'du_1', amountCents: 1184, reason, status }],
  },
})
const requestRefund = {
  type: 'RequestRefund' as const,
  data: { ...refundRequested().data, limitCents: 10_000 },
}
const confirm = (amountCents: number, paymentRef = 'R-2') => ({
  type: 'ConfirmPayment' as const,
  data: { amountCents, currency: 'EUR', paymentRef, via: 'bank' as const },
})
const writeOff = { type: 'WriteOffReturnedPayment' as const, data: { paymentRef: 'pi_1' } }

describe('what Stripe has of a dispute', () => {
  test('is recorded once, with the day until which it can be answered', () => {
    const answerBy = '2026-12-14T12:00:00.000Z'
    const found = { disputeRef: 'du_1', amountCents: 1184, reason: 'fraudulent', answerBy }
    const disputes = [{ ...found, status: 'open' as const }]
    givenProject(...paid)
      .when({ type: 'RecordDisputes', data: { paymentRef: 'pi_1', disputes } })
      .then({ type: 'ChargeDisputed', data: { paymentRef: 'pi_1', ...found } })
    givenProject(...disputed)
      .when(record('open'))
      .thenNothing()
  })

  test.each(['won', 'withdrawn', 'prevented'] as const)('that was %s takes no money', (outcome) => {
    givenProject(...disputed)
      .when(record(outcome))
      .then(disputeClosed(outcome))
    givenProject(...disputed, disputeClosed(outcome))
      .when(record(outcome))
      .thenNothing()
    givenProject(...disputed, disputeClosed(outcome))
      .when(record('open'))
      .thenNothing()
  })

  test('that was lost returns the payment, once', () => {
    givenProject(...disputed)
      .when(record('lost'))
      .then(disputeClosed('lost'), paymentReturned())
    givenProject(...returned)
      .when(record('lost'))
      .thenNothing()
  })

  test('of a debit that returned comes lost from the start, before its payment or after it', () => {
    const reason = 'insufficient_funds'
    const all = [chargeDisputed(reason), disputeClosed('lost'), paymentReturned(reason)]
    givenProject(...paid)
      .when(record('lost', reason))
      .then(...all)
    givenProject(projectOrdered)
      .when(record('lost', reason))
      .then(...all)
  })

  test('that was lost may be won by an appeal: then nothing is owed', () => {
    givenProject(...returned)
      .when(record('won'))
      .then(disputeClosed('won'))
    givenProject(...returned, disputeClosed('won'))
      .when(confirm(1184))
      .then({ type: 'PaymentArrivedInExcess', data: { ...money(1184) } })
  })
})

const money = (amountCents: number) => ({ amountCents, currency: 'EUR', paymentRef: 'R-2' })

describe('while the bank decides', () => {
  test('nothing of the payment goes back', () => {
    givenProject(...disputed)
      .when(requestRefund)
      .thenRefused('DISPUTED')
    givenProject(...paid, refundRequested(), chargeDisputed())
      .when({
        type: 'ApproveRefund',
        data: { refundId: 'f1', approver: 'person:2', isAdmin: true },
      })
      .thenRefused('DISPUTED')
    const failed = { type: 'RefundFailed' as const, data: { refundId: 'f1', cause: 'unknown' } }
    givenProject(...paid, refundRequested(), refundApproved, failed, chargeDisputed())
      .when({ type: 'ConfirmRefundTransfer', data: { refundId: 'f1', refundRef: 'Bank 7' } })
      .thenRefused('DISPUTED')
  })

  test('other payments do, and a request may still be declined', () => {
    const other = { ...requestRefund.data, refundId: 'f2', paymentRef: 'pi_2' }
    givenProject(...disputed, {
      ...paymentArrivedLate,
      data: { ...money(500), paymentRef: 'pi_2' },
    })
      .when({ type: 'RequestRefund', data: { ...other, grossCents: 500 } })
      .then(
        {
          type: 'RefundRequested',
          data: { ...undueRefundRequested(500).data, refundId: 'f2', paymentRef: 'pi_2' },
        },
        { type: 'RefundApproved', data: { refundId: 'f2' } },
      )
    givenProject(...paid, refundRequested(), chargeDisputed())
      .when({ type: 'DeclineRefund', data: { refundId: 'f1' } })
      .then({ type: 'RefundDeclined', data: { refundId: 'f1' } })
  })

  test('it goes on once the bank decided for us', () =>
    givenProject(...disputed, disputeClosed('won'))
      .when(requestRefund)
      .then(refundRequested(), refundApproved))
})

describe('a payment that returned', () => {
  test('cannot be paid back', () =>
    givenProject(...returned)
      .when(requestRefund)
      .thenRefused('REFUND_TOO_HIGH'))

  test('takes refunds that wait with it, and leaves those that are covered', () => {
    const declined = { type: 'RefundDeclined' as const, data: { refundId: 'f1' } }
    givenProject(...paid, refundRequested(500), chargeDisputed())
      .when(record('lost'))
      .then(disputeClosed('lost'), paymentReturned(), declined)
    const half = { ...chargeDisputed().data, amountCents: 600 }
    const partly = { disputeRef: 'du_1', amountCents: 600, reason: 'fraudulent' }
    givenProject(...paid, refundRequested(500), { type: 'ChargeDisputed', data: half })
      .when({
        type: 'RecordDisputes',
        data: { paymentRef: 'pi_1', disputes: [{ ...partly, status: 'lost' }] },
      })
      .then(disputeClosed('lost'), {
        ...paymentReturned(),
        data: { ...paymentReturned().data, amountCents: 600 },
      })
  })

  test('is owed: the same sum pays it, another is a mismatch', () => {
    const confirmed = {
      type: 'PaymentConfirmed' as const,
      data: { ...money(1184), via: 'bank' as const, replaces: ['pi_1'] },
    }
    givenProject(...returned)
      .when(confirm(1184))
      .then(confirmed)
    givenProject(...returned, confirmed)
      .when(confirm(1184, 'R-3'))
      .then({ type: 'PaymentArrivedInExcess', data: { ...money(1184), paymentRef: 'R-3' } })
    givenProject(...returned)
      .when(confirm(1000))
      .then({
        type: 'PaymentMismatched',
        data: { expectedCents: 1184, receivedCents: 1000, currency: 'EUR', paymentRef: 'R-2' },
      })
  })

  test('is paid by parts as well, and after the project has ended', () => {
    const part = {
      type: 'PaymentMismatched' as const,
      data: { expectedCents: 1184, receivedCents: 1000, currency: 'EUR', paymentRef: 'R-1' },
    }
    givenProject(...returned, part)
      .when(confirm(184))
      .then({
        type: 'PaymentConfirmed',
        data: { ...money(184), via: 'bank', completes: ['R-1'], replaces: ['pi_1'] },
      })
    givenProject(...returned, projectArchived)
      .when(confirm(1184))
      .then({
        type: 'PaymentConfirmed',
        data: { ...money(1184), via: 'bank', replaces: ['pi_1'] },
      })
  })

  test('of money that was not due is owed by nobody', () => {
    givenProject(
      projectOrdered,
      orderCancelled(),
      { ...paymentArrivedLate, data: { ...money(1184), paymentRef: 'pi_1' } },
      chargeDisputed(),
      disputeClosed('lost'),
      paymentReturned(),
    )
      .when(confirm(1184))
      .then({ type: 'PaymentArrivedLate', data: money(1184) })
  })
})

describe('writing a returned payment off', () => {
  test('happens once, and ends the claim', () => {
    givenProject(...returned)
      .when(writeOff)
      .then(writtenOff)
    givenProject(...returned, writtenOff)
      .when(writeOff)
      .thenNothing()
    givenProject(...returned, writtenOff)
      .when(confirm(1184))
      .then({ type: 'PaymentArrivedInExcess', data: money(1184) })
  })

  test('is refused where nothing returned', () => {
    givenProject(...paid)
      .when(writeOff)
      .thenRefused('WRONG_STATE')
    givenProject(...disputed)
      .when(writeOff)
      .thenRefused('WRONG_STATE')
  })
})
