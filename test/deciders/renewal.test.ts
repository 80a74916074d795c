import { describe, test } from 'bun:test'
import type { VrsEvent } from '../../events'
import { mismatched, noon, paid, pathUntil, wholePath } from '../examples'
import { given } from '../given'

const domain = 'steuerberater.vrs.gmbh'
const invoice = {
  type: 'InvoiceRenewal' as const,
  data: { domain, periodEnd: noon, netCents: 590 },
}
const invoiced: VrsEvent = {
  type: 'RenewalInvoiced',
  data: {
    domain,
    periodEnd: noon,
    price: {
      netCents: 590,
      taxCents: 112,
      grossCents: 702,
      currency: 'EUR',
      taxRatePercent: 19,
      lines: [{ code: domain, kind: 'domain', netCents: 590 }],
    },
  },
}
const renewalPaid: VrsEvent = {
  type: 'PaymentConfirmed',
  data: { ...paid(702, 'pi_9').data, renewal: { domain, periodEnd: noon } },
}
const money = (amountCents: number) => ({
  type: 'ConfirmPayment' as const,
  data: { amountCents, currency: 'EUR', paymentRef: 'pi_9', via: 'bank' as const },
})

describe('invoicing the next term', () => {
  test('tells its price', () =>
    given(...wholePath)
      .when(invoice)
      .then(invoiced))
  test('is ignored for a term that is invoiced', () =>
    given(...wholePath, invoiced)
      .when(invoice)
      .thenNothing())
  test('is ignored for a term that is paid, though the registry does not know of it yet', () => {
    given(...wholePath, invoiced, renewalPaid)
      .when(invoice)
      .thenNothing()
    const next = { ...invoice, data: { ...invoice.data, periodEnd: '2027-11-20T12:00:00.000Z' } }
    given(...wholePath, invoiced, renewalPaid)
      .when(next)
      .then({ ...invoiced, data: { ...invoiced.data, periodEnd: next.data.periodEnd } } as VrsEvent)
  })
  test('is refused before the project is live, and for another name', () => {
    given(...pathUntil('DnsPropagated'))
      .when(invoice)
      .thenRefused('WRONG_STATE')
    given(...wholePath)
      .when({ ...invoice, data: { ...invoice.data, domain: 'other.de' } })
      .thenRefused('WRONG_STATE')
  })
})

describe('money for the next term', () => {
  const bought = money(702)
  const renewal = { domain, periodEnd: noon }
  test('pays it, and names it', () =>
    given(...wholePath, invoiced)
      .when(bought)
      .then({ type: 'PaymentConfirmed', data: { ...bought.data, renewal } }))
  test('is ignored when it was seen', () =>
    given(...wholePath, invoiced, paid(702, 'pi_9'))
      .when(bought)
      .thenNothing())
  test('of another amount is for a person to look at', () =>
    given(...wholePath, invoiced)
      .when(money(700))
      .then({
        ...mismatched(700),
        data: { ...mismatched(700).data, paymentRef: 'pi_9', expectedCents: 702 },
      }))
})
