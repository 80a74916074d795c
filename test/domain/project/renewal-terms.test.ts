import { describe, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import { givenProject } from '../../support/decider-specification'
import {
  noon,
  pathUntil,
  paymentConfirmed,
  paymentMismatched,
  renewalInvoiced,
  wholePath,
} from '../../support/project-events'

const domain = 'steuerberater.vrs.gmbh'
const invoice = {
  type: 'InvoiceRenewal' as const,
  data: { domain, periodEnd: noon, netCents: 590 },
}
const invoiced = renewalInvoiced(domain, noon, [590, 112])
const money = (amountCents: number, paymentRef = 'pi_9') => ({
  type: 'ConfirmPayment' as const,
  data: { amountCents, currency: 'EUR', paymentRef, via: 'bank' as const },
})
const further = 'zweit-berger.com'
const besides: DomainEvent = {
  type: 'DomainAdded',
  data: { domain: { kind: 'registered', name: further } },
}
const soon = '2026-11-19T12:00:00.000Z'
const ofFurther = { ...invoice, data: { domain: further, periodEnd: soon, netCents: 1190 } }
const furtherInvoiced = renewalInvoiced(further, soon, [1190, 226])
const renewalPaid = (of: string, periodEnd: string, cents: number, ref?: string): DomainEvent => ({
  type: 'PaymentConfirmed',
  data: { ...money(cents, ref).data, renewal: { domain: of, periodEnd } },
})

describe('invoicing the next term', () => {
  test('tells its price', () =>
    givenProject(...wholePath)
      .when(invoice)
      .then(invoiced))
  test('is ignored for a term that is invoiced', () =>
    givenProject(...wholePath, invoiced)
      .when(invoice)
      .thenNothing())
  test('is ignored for a term that is paid and not renewed yet', () =>
    givenProject(...wholePath, invoiced, renewalPaid(domain, noon, 702))
      .when(invoice)
      .thenNothing())
  test('goes on for one name while that of another is open', () =>
    givenProject(...wholePath, besides, invoiced)
      .when(ofFurther)
      .then(furtherInvoiced))
  test('is refused for a name that was dropped', () =>
    givenProject(...wholePath, besides, { type: 'DomainDropped', data: { domain: further } })
      .when(ofFurther)
      .thenRefused('WRONG_STATE'))
  test('is refused before the project is live, and for another name', () => {
    givenProject(...pathUntil('DnsPropagated'))
      .when(invoice)
      .thenRefused('WRONG_STATE')
    givenProject(...wholePath)
      .when({ ...invoice, data: { ...invoice.data, domain: 'other.de' } })
      .thenRefused('WRONG_STATE')
  })
})

describe('money for the next term', () => {
  const bought = money(702)
  const renewal = { domain, periodEnd: noon }
  test('pays it, and names it', () =>
    givenProject(...wholePath, invoiced)
      .when(bought)
      .then({ type: 'PaymentConfirmed', data: { ...bought.data, renewal } }))
  test('is ignored when it was seen', () =>
    givenProject(...wholePath, invoiced, paymentConfirmed(702, 'pi_9'))
      .when(bought)
      .thenNothing())
  test('of another amount is for a person to look at', () =>
    givenProject(...wholePath, invoiced)
      .when(money(700))
      .then({
        ...paymentMismatched(700),
        data: { ...paymentMismatched(700).data, paymentRef: 'pi_9', expectedCents: 702 },
      }))
})

describe('money while the terms of two names are open', () => {
  const both = [...wholePath, besides, invoiced, furtherInvoiced]
  test('pays the one that costs so much, and leaves the other open', () => {
    givenProject(...both)
      .when(money(702))
      .then(renewalPaid(domain, noon, 702))
    givenProject(...both, renewalPaid(domain, noon, 702))
      .when(money(1416, 'pi_10'))
      .then(renewalPaid(further, soon, 1416, 'pi_10'))
  })
  test('pays the one that is due first where both cost the same', () => {
    const { data } = furtherInvoiced
    const same: DomainEvent = {
      type: 'RenewalInvoiced',
      data: { ...data, price: { ...data.price, grossCents: 702 } },
    }
    givenProject(...wholePath, besides, invoiced, same)
      .when(money(702))
      .then(renewalPaid(further, soon, 702))
  })
  test('of a name that was dropped meanwhile is for a person to look at', () =>
    givenProject(...both, { type: 'DomainDropped', data: { domain: further } })
      .when(money(1416))
      .then({
        ...paymentMismatched(1416),
        data: { ...paymentMismatched(1416).data, paymentRef: 'pi_9', expectedCents: 702 },
      }))
})
