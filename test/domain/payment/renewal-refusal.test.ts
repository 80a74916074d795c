import { expect, test } from 'bun:test'
import { hasReceived } from '../../../src/domain/project/received-payments'
import { givenProject } from '../../support/decider-specification'
import {
  noon,
  paymentConfirmed,
  projectOrdered,
  projectWentLive,
  provisioningReleased,
  refundApproved,
  renewalInvoiced,
  undueRefundRequested,
} from '../../support/project-events'

const renewal = { domain: 'berger.de', periodEnd: noon }
const paid = {
  type: 'PaymentConfirmed' as const,
  data: { ...paymentConfirmed(702).data, renewal, paymentRef: 'pi_2' },
}
const renewed = [
  projectOrdered,
  paymentConfirmed(),
  provisioningReleased(),
  projectWentLive,
  renewalInvoiced('berger.de', noon, [590, 112]),
  paid,
] as const
const refuse = { type: 'RefuseRenewal' as const, data: { paymentRef: 'pi_2', ...renewal } }
const refused = { type: 'RenewalRefused' as const, data: refuse.data }

test('a renewal that came too late is refused once, and its money may go back', () => {
  givenProject(...renewed)
    .when(refuse)
    .then(refused)
  givenProject(...renewed, refused)
    .when(refuse)
    .thenNothing()
  const data = { ...undueRefundRequested(702).data, paymentRef: 'pi_2' }
  givenProject(...renewed, refused)
    .when({ type: 'RequestRefund', data: { ...data, limitCents: 10_000 } })
    .then({ type: 'RefundRequested', data }, refundApproved)
})

test('money that pays no renewal cannot be refused', () =>
  givenProject(...renewed)
    .when({ ...refuse, data: { ...refuse.data, paymentRef: 'pi_9' } })
    .thenRefused('WRONG_STATE'))

test('another term is invoiced and paid as ever', () => {
  const next = { domain: 'berger.de', periodEnd: '2028-11-20T12:00:00.000Z' }
  givenProject(...renewed, refused, renewalInvoiced('berger.de', next.periodEnd, [590, 112]))
    .when({ type: 'ConfirmPayment', data: { ...paymentConfirmed(702).data, paymentRef: 'pi_3' } })
    .then({
      type: 'PaymentConfirmed',
      data: { ...paymentConfirmed(702).data, paymentRef: 'pi_3', renewal: next },
    })
})

const received = [
  { paymentRef: 'R-1', amountCents: 1, currency: 'EUR', outcome: 'confirmed' as const },
]
test.each(['R-1', 'r-1', 'R 1', ' R - 1 ', 'R–1', 'r‑1', 'R1', 'Ｒ－1'])(
  '%p is the same reference',
  (reference) => expect(hasReceived(received, reference)).toBe(true),
)
test.each(['R-2', 'R-11', 'R.1', 'S-1'])('%p is another one', (reference) =>
  expect(hasReceived(received, reference)).toBe(false),
)
