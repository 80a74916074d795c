import { describe, expect, test } from 'bun:test'
import type { DomainEvent, EventOf } from '../../../events'
import { findOpenCharge } from '../../../src/domain/payment/refund-lines'
import { rebuildProject } from '../../../src/domain/project/evolve'
import { givenProject, toRecordedEvents } from '../../support/decider-specification'
import {
  paymentConfirmed,
  projectOrderedWith,
  provisioningReleased,
  wholePath,
} from '../../support/project-events'
import { pluginsOnInvoice, pluginsOrdered, purchaseReleased } from './purchase-examples'

const purchase = '2026-00512'
const stripe = (amountCents: number, paymentRef = 'pi_9', of: string | undefined = purchase) => ({
  type: 'ConfirmPayment' as const,
  data: {
    amountCents,
    currency: 'EUR',
    paymentRef,
    via: 'stripe' as const,
    ...(of ? { purchase: of } : {}),
  },
})
const bank = (amountCents: number, paymentRef = 'R-9') => ({
  type: 'ConfirmPayment' as const,
  data: { amountCents, currency: 'EUR', paymentRef, via: 'bank' as const },
})
const toConfirmation = (
  data: EventOf<'PaymentConfirmed'>['data'],
  extra: object = { purchase },
): DomainEvent => ({ type: 'PaymentConfirmed', data: { ...data, ...extra } })
const released = purchaseReleased({ cause: 'paid' })
const onInvoice = [pluginsOnInvoice(), purchaseReleased({ cause: 'invoiceTerms', dueDays: 14 })]
const part = (receivedCents: number, paymentRef: string): DomainEvent => ({
  type: 'PaymentMismatched',
  data: { paymentRef, expectedCents: 2898, receivedCents, currency: 'EUR', purchase },
})
const cancelled: DomainEvent = {
  type: 'PurchaseCancelled',
  data: { orderNumber: purchase, cause: 'expired' },
}
const second = pluginsOrdered({
  orderNumber: '2026-00513',
  plugins: ['entwurf'],
  price: { ...pluginsOrdered().data.price, grossCents: 119 },
})

/** Live, and its own money has not come yet. */
const byInvoice = [
  projectOrderedWith('invoice'),
  { type: 'InvoiceTermsApproved' as const, data: { dueDays: 14 } },
  provisioningReleased('invoiceTerms'),
  ...wholePath.slice(4),
]

describe('money for a later purchase', () => {
  test('by its checkout pays it and releases its licenses', () =>
    givenProject(...wholePath, pluginsOrdered())
      .when(stripe(2898))
      .then(toConfirmation(stripe(2898).data), released))
  test('by bank is matched by its amount among several', () => {
    const given = givenProject(...wholePath, pluginsOrdered(), second)
    given.when(bank(2898)).then(toConfirmation(bank(2898).data), released)
    given
      .when(bank(119))
      .then(
        toConfirmation(bank(119).data, { purchase: '2026-00513' }),
        purchaseReleased({ cause: 'paid' }, '2026-00513'),
      )
  })
  test('for one on invoice pays what was released before', () =>
    givenProject(...wholePath, ...onInvoice)
      .when(bank(2898))
      .then(toConfirmation(bank(2898).data)))
  test('is ignored when its reference was seen', () =>
    givenProject(...wholePath, pluginsOrdered(), toConfirmation(stripe(2898).data), released)
      .when(stripe(2898))
      .thenNothing())
  test('of a wrong amount or currency is for a person to look at, and names it', () => {
    const given = givenProject(...wholePath, pluginsOrdered())
    given.when(stripe(2000)).then(part(2000, 'pi_9'))
    given.when(bank(2000)).then(part(2000, 'R-9'))
    const dollars = { ...stripe(2898), data: { ...stripe(2898).data, currency: 'USD' } }
    given.when(dollars).then({
      ...part(2898, 'pi_9'),
      data: { ...part(2898, 'pi_9').data, currency: 'USD' },
    } as DomainEvent)
  })
  test('that completes an earlier part pays it', () =>
    givenProject(...wholePath, pluginsOrdered(), part(2000, 'R-1'))
      .when(bank(898))
      .then(toConfirmation({ ...bank(898).data, purchase, completes: ['R-1'] }, {}), released))
  test('that comes twice is there to be paid back', () =>
    givenProject(...wholePath, pluginsOrdered(), toConfirmation(stripe(2898).data), released)
      .when(stripe(2898, 'pi_10'))
      .then({
        type: 'PaymentArrivedInExcess',
        data: { amountCents: 2898, currency: 'EUR', paymentRef: 'pi_10' },
      }))
  test('that comes after its end, or after the end of the project, is late', () => {
    const late: DomainEvent = {
      type: 'PaymentArrivedLate',
      data: { amountCents: 2898, currency: 'EUR', paymentRef: 'pi_9' },
    }
    givenProject(...wholePath, pluginsOrdered(), cancelled)
      .when(stripe(2898))
      .then(late)
    givenProject(...wholePath, pluginsOrdered(), { type: 'ProjectArchived', data: {} })
      .when(stripe(2898))
      .then(late)
  })
  test('does not pay an order on invoice, which stays due', () => {
    const given = givenProject(...byInvoice, pluginsOrdered())
    given.when(stripe(2898)).then(toConfirmation(stripe(2898).data), released)
    given.when(bank(1184)).then(toConfirmation(bank(1184).data, {}))
    givenProject(...byInvoice, pluginsOrdered(), toConfirmation(stripe(2898).data), released)
      .when(bank(1184))
      .then(toConfirmation(bank(1184).data, {}))
  })
  test('that is a part of it does not complete the order', () =>
    givenProject(...byInvoice, pluginsOrdered(), part(1000, 'R-1'))
      .when(bank(184))
      .then({
        type: 'PaymentMismatched',
        data: { paymentRef: 'R-9', expectedCents: 1184, receivedCents: 184, currency: 'EUR' },
      }))
  test('that the bank took back pays it again when it comes again', () => {
    const dispute = { paymentRef: 'pi_9', disputeRef: 'du_1', amountCents: 2898 }
    givenProject(
      ...wholePath,
      pluginsOrdered(),
      toConfirmation(stripe(2898).data),
      released,
      { type: 'ChargeDisputed', data: { ...dispute, reason: 'fraudulent' } },
      { type: 'DisputeClosed', data: { disputeRef: 'du_1', outcome: 'lost' } },
      { type: 'PaymentReturned', data: { ...dispute, cause: 'fraudulent' } },
    )
      .when(bank(2898))
      .then(toConfirmation({ ...bank(2898).data, purchase, replaces: ['pi_9'] }, {}))
  })
})

test('a refund of a purchase takes its share of what the purchase cost', () => {
  const events = toRecordedEvents(
    'project-1',
    ...wholePath,
    pluginsOrdered(),
    toConfirmation(stripe(2898).data),
    released,
  )
  const project = rebuildProject(events)
  if (project.stage === 'initial') throw new Error('expected a project')
  expect(findOpenCharge(project, 'pi_9')).toEqual({
    lines: pluginsOrdered().data.price.lines,
    taxCents: 463,
    ratePercent: 19,
  })
  expect(findOpenCharge(project, paymentConfirmed().data.paymentRef)?.taxCents).toBe(189)
})
