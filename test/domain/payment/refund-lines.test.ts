import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { PriceLine } from '../../../events/price'
import { calculateTotal } from '../../../src/domain/order/price'
import {
  attributeRefund,
  findOpenCharge,
  findRefundShare,
} from '../../../src/domain/payment/refund-lines'
import type { Refund } from '../../../src/domain/project/refunds'
import { refundableCents } from '../../../src/domain/project/refunds'
import { givenProject } from '../../support/decider-specification'
import {
  paymentConfirmed,
  projectOrdered,
  provisioningReleased,
  renewalInvoiced,
  wholePath,
} from '../../support/project-events'

const plugin = (code: string, netCents: number): PriceLine => ({ code, kind: 'plugin', netCents })
const discount = (code: string, netCents: number): PriceLine => ({
  ...{ code, kind: 'discount' },
  netCents,
})
/** Vector 2: two plugins with a tenth off; 9000 + 1710 = 10710. */
const vectorTwo = [
  ...[plugin('kontakt', 5000), plugin('karte', 5000)],
  ...[discount('kontakt', -500), discount('karte', -500)],
]

const ledgerOf = (lines: PriceLine[], refunds: Refund[] = []) => {
  const price = calculateTotal(lines)
  const payment = { paymentRef: 'pi_1', amountCents: price.grossCents, currency: 'EUR' }
  return {
    price,
    payments: [{ ...payment, outcome: 'confirmed' as const }],
    refunds,
    disputes: [],
  }
}
const of = (grossCents: number) => ({ paymentRef: 'pi_1', grossCents })

describe('a refund of a part', () => {
  test('vector 15: of gross 3000 is net 2521 and tax 479, by largest remainder', () =>
    expect(findRefundShare(ledgerOf(vectorTwo), of(3000))).toEqual({
      lines: [
        ...[plugin('kontakt', 1401), plugin('karte', 1400)],
        ...[discount('kontakt', -140), discount('karte', -140)],
      ],
      taxCents: 479,
    }))

  test('vector 15: of gross 4607 cannot be, 4606 and 4608 can', () => {
    expect(findRefundShare(ledgerOf(vectorTwo), of(4607))).toEqual({ offers: [4606, 4608] })
    expect(findRefundShare(ledgerOf(vectorTwo), of(4606))).toMatchObject({ taxCents: 735 })
    expect(findRefundShare(ledgerOf(vectorTwo), of(4608))).toMatchObject({ taxCents: 736 })
  })

  test('is offered no more than is left, and no amount that takes more tax than is left', () => {
    expect(findRefundShare(ledgerOf([plugin('a', 156)]), of(185))).toEqual({ offers: [184, 186] })
    const ledger = ledgerOf([plugin('a', 10)])
    expect(findRefundShare(ledger, of(12))).toEqual({ lines: [plugin('a', 10)], taxCents: 2 })
    expect(findRefundShare(ledger, of(11))).toEqual({ lines: [plugin('a', 9)], taxCents: 2 })
  })

  test('all of it is the charge to the cent', () =>
    expect(findRefundShare(ledgerOf(vectorTwo), of(10710))).toEqual({
      lines: vectorTwo,
      taxCents: 1710,
    }))

  test('of money that was not due has no lines', () => {
    const ledger = ledgerOf(vectorTwo)
    const late = ledger.payments.map((one) => ({ ...one, outcome: 'late' as const }))
    expect(findRefundShare({ ...ledger, payments: late }, of(4607))).toEqual({
      lines: [],
      taxCents: 0,
    })
  })
})

/** Any order of partial refunds, some made at Stripe of any amount, some declined afterwards. */
const wishes = fc.array(
  fc.record({
    share: fc.double({ min: 0.01, max: 1, noNaN: true }),
    kind: fc.constantFrom('ours' as const, 'atStripe' as const, 'withoutLines' as const),
    isDeclined: fc.boolean(),
  }),
  { maxLength: 8 },
)
const prices = fc
  .array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 5 })
  .map((nets) => [
    ...nets.map((net, index) => plugin(`p${index}`, net)),
    ...nets.map((net, index) => discount(`p${index}`, -Math.floor(net / 10))),
  ])

test('no line and no tax is paid back twice, and what is left is the rest of the charge', () =>
  fc.assert(
    fc.property(prices, wishes, (lines, all) => {
      const ledger = ledgerOf(lines)
      const { refunds } = ledger
      const [payment] = ledger.payments
      if (!payment) throw new Error('expected a payment')
      for (const { share, kind, isDeclined } of all) {
        const leftCents = refundableCents(payment, ledger)
        if (leftCents === 0) break
        const wanted = Math.max(1, Math.floor(leftCents * share))
        const found = findRefundShare(ledger, of(wanted))
        const grossCents =
          'offers' in found && kind === 'ours' ? (found.offers[0] ?? leftCents) : wanted
        const taken = attributeRefund(ledger, of(grossCents))
        if (kind === 'ours') expect(findRefundShare(ledger, of(grossCents))).toEqual(taken)
        const net = taken.lines.reduce((sum, { netCents }) => sum + netCents, 0)
        expect(net + taken.taxCents).toBe(grossCents)
        const recorded = kind === 'withoutLines' ? { lines: [], taxCents: 0 } : taken
        refunds.push({
          ...{ refundId: `r${refunds.length}`, paymentRef: 'pi_1', grossCents, ...recorded },
          ...{ way: 'stripe', status: isDeclined ? 'declined' : 'issued', requestedBy: 'person:1' },
        })
        const open = findOpenCharge(ledger, 'pi_1')
        expect(open?.taxCents).toBeGreaterThanOrEqual(0)
        for (const [index, { netCents }] of (open?.lines ?? []).entries()) {
          const charged = lines[index]?.netCents ?? 0
          expect(netCents).toBeGreaterThanOrEqual(Math.min(0, charged))
          expect(netCents).toBeLessThanOrEqual(Math.max(0, charged))
        }
        const openNet = open?.lines.reduce((sum, { netCents }) => sum + netCents, 0) ?? 0
        expect(openNet + (open?.taxCents ?? 0)).toBe(refundableCents(payment, ledger))
      }
    }),
    { numRuns: 3000 },
  ))

const request = (grossCents: number, paymentRef = 'pi_1') => ({
  type: 'RequestRefund' as const,
  data: {
    ...{ refundId: 'f1', paymentRef, grossCents, cause: 'agreed' },
    ...{ way: 'stripe' as const, limitCents: 10_000 },
  },
})

describe('the decider', () => {
  const paid = [projectOrdered, paymentConfirmed(), provisioningReleased()] as const

  test('refuses an amount without net and tax', () =>
    givenProject(...paid)
      .when(request(185))
      .thenRefused('REFUND_INDIVISIBLE'))

  test('records the renewal’s line for money that paid a renewal', () => {
    const periodEnd = '2027-11-20T12:00:00.000Z'
    const renewed = {
      type: 'PaymentConfirmed' as const,
      data: {
        ...{ amountCents: 1190, currency: 'EUR', paymentRef: 'pi_2', via: 'stripe' as const },
        renewal: { domain: 'berger.de', periodEnd },
      },
    }
    const next = renewalInvoiced('berger.de', '2028-11-20T12:00:00.000Z', [1200, 228])
    givenProject(...wholePath, renewalInvoiced('berger.de', periodEnd, [1000, 190]), renewed, next)
      .when(request(595, 'pi_2'))
      .then(
        {
          type: 'RefundRequested',
          data: {
            ...{ refundId: 'f1', paymentRef: 'pi_2' },
            ...{ lines: [{ code: 'berger.de', kind: 'domain', netCents: 500 }], taxCents: 95 },
            ...{ grossCents: 595, cause: 'agreed', way: 'stripe' },
          },
        },
        { type: 'RefundApproved', data: { refundId: 'f1' } },
      )
  })

  test('divides what somebody paid back at Stripe as near as it can', () =>
    givenProject(...paid)
      .when({
        type: 'RecordRefunds',
        data: {
          paymentRef: 'pi_1',
          refunds: [
            { refundRef: 're_1', refundId: 'f1', amountCents: 185, status: 'pending' },
            { refundRef: 're_2', refundId: 'f2', amountCents: 999, status: 'pending' },
          ],
        },
      })
      .then(
        {
          type: 'RefundRequested',
          data: {
            ...{ refundId: 'f1', paymentRef: 'pi_1' },
            ...{ lines: [plugin('impressum', 155)], taxCents: 30, grossCents: 185 },
            ...{ cause: 'madeAtStripe', way: 'stripe' },
          },
        },
        { type: 'RefundIssued', data: { refundId: 'f1', refundRef: 're_1', way: 'stripe' } },
        {
          type: 'RefundRequested',
          data: {
            ...{ refundId: 'f2', paymentRef: 'pi_1' },
            ...{ lines: [plugin('impressum', 840)], taxCents: 159, grossCents: 999 },
            ...{ cause: 'madeAtStripe', way: 'stripe' },
          },
        },
        { type: 'RefundIssued', data: { refundId: 'f2', refundRef: 're_2', way: 'stripe' } },
      ))
})
