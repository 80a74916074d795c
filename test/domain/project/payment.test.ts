import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { decide } from '../../../src/domain/project/decide'
import { projectFrom } from '../../../src/domain/project/state'
import { given, recorded } from '../../support/decider-specification'
import {
  approved,
  bergerOrdered,
  cancelled,
  givenAway,
  late,
  mismatched,
  orderedBy,
  paid,
  projectId,
  released,
  requested,
  wholePath,
} from '../../support/project-events'

const confirm = (amountCents = 1184, paymentRef = 'pi_1', currency = 'EUR') => ({
  type: 'ConfirmPayment' as const,
  data: { amountCents, currency, paymentRef, via: 'stripe' as const },
})
const approve = { type: 'ApproveInvoice' as const, data: { dueDays: 14 } }
const cancel = (cause: 'customer' | 'expired' = 'customer') => ({
  type: 'CancelOrder' as const,
  data: { cause },
})
const request = (attempt: number) => ({
  type: 'RequestPayment' as const,
  data: requested(attempt).data,
})
const fail = { type: 'FailPayment' as const, data: { cause: 'expired' } }
const failed = { type: 'PaymentFailed' as const, data: { cause: 'expired' } }
const voided = (code: string) => ({ cause: `preflight:${code}` })

describe('confirming a payment', () => {
  test('pays an order and releases it', () =>
    given(bergerOrdered).when(confirm()).then(paid(), released('paid')))

  test('of an approved invoice releases nothing twice', () =>
    given(orderedBy('invoice'), approved, released('invoiceTerms')).when(confirm()).then(paid()))

  test('is ignored when the webhook comes again', () =>
    given(bergerOrdered, paid(), released()).when(confirm()).thenNothing())

  test.each([1183, 1185, 0])('of %i cents becomes a task for the caseworker', (cents) =>
    given(bergerOrdered).when(confirm(cents)).then(mismatched(cents)),
  )

  test('in another currency becomes a task', () =>
    given(bergerOrdered)
      .when(confirm(1184, 'pi_1', 'USD'))
      .then(mismatched(1184, 'USD')))

  test('that was wrong is ignored when it comes again, a right one still pays', () => {
    given(bergerOrdered, mismatched(1183)).when(confirm(1183)).thenNothing()
    given(bergerOrdered, mismatched(1183))
      .when(confirm(1184, 'pi_2'))
      .then(paid(1184, 'pi_2'), released())
  })

  test('after the cancellation is recorded as late, once', () => {
    given(bergerOrdered, cancelled()).when(confirm()).then(late)
    given(bergerOrdered, cancelled(), late).when(confirm()).thenNothing()
  })

  test('is refused before there is an order', () => given().when(confirm()).thenRefused('NO_ORDER'))

  test('leaves an event for all money, in whatever order and however often it is told', () => {
    const payments = fc.record({
      ref: fc.constantFrom('pi_1', 'pi_2', 'pi_3'),
      cents: fc.constantFrom(1184, 1183),
    })
    const acts = fc.oneof(payments, fc.constant('cancel' as const))
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 12 }), (order) => {
        const past = [...recorded(`project-${projectId}`, bergerOrdered)]
        for (const act of order) {
          const command = act === 'cancel' ? cancel('expired') : confirm(act.cents, act.ref)
          const decided = decide(projectId, command, projectFrom(past))
          past.push(...recorded(`project-${projectId}`, ...decided))
        }
        const told = new Set(order.flatMap((act) => (act === 'cancel' ? [] : [act.ref])))
        const money = past.filter((event) => /^Payment/.test(event.type))
        expect(money.length).toBe(told.size)
        const releases = past.filter(({ type }) => type === 'ProvisioningReleased')
        expect(releases.length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 500 },
    )
  })
})

describe('approving an invoice', () => {
  test('releases the order without money', () =>
    given(orderedBy('invoice')).when(approve).then(approved, released('invoiceTerms')))

  test('is ignored when two caseworkers do it at once', () =>
    given(orderedBy('invoice'), approved, released('invoiceTerms')).when(approve).thenNothing())

  test('is ignored for a total of nothing that was released already', () =>
    given(orderedBy('stripe_prepaid', 0), givenAway, released('free')).when(approve).thenNothing())

  test('releases a total of nothing, whatever the method', () =>
    given(orderedBy('stripe_prepaid', 0)).when(approve).then(givenAway, released('free')))

  test('is refused for cards, after the release, and after the cancellation', () => {
    given(bergerOrdered).when(approve).thenRefused('WRONG_STATE')
    given(bergerOrdered, paid(), released()).when(approve).thenRefused('WRONG_STATE')
    given(orderedBy('invoice'), cancelled()).when(approve).thenRefused('WRONG_STATE')
  })
})

describe('asking for the payment', () => {
  test('records the attempt', () => {
    given(bergerOrdered).when(request(1)).then(requested(1))
    given(bergerOrdered, requested(1), failed).when(request(2)).then(requested(2))
  })

  test('is ignored for an attempt that was made', () =>
    given(bergerOrdered, requested(1), requested(2)).when(request(1)).thenNothing())

  test('is refused when there is nothing to pay any more', () => {
    given(bergerOrdered, paid(), released()).when(request(1)).thenRefused('WRONG_STATE')
    given(bergerOrdered, cancelled()).when(request(1)).thenRefused('WRONG_STATE')
  })
})

describe('a payment that failed', () => {
  test('is recorded', () => given(bergerOrdered, requested()).when(fail).then(failed))
  test('is ignored once the order is paid or cancelled', () => {
    given(bergerOrdered, paid(), released()).when(fail).thenNothing()
    given(bergerOrdered, cancelled()).when(fail).thenNothing()
  })
  test('is refused before there is an order', () => given().when(fail).thenRefused('NO_ORDER'))
})

describe('cancelling an order', () => {
  test('ends it', () => given(bergerOrdered).when(cancel()).then(cancelled()))
  test('is ignored when it has ended', () =>
    given(bergerOrdered, cancelled('expired')).when(cancel()).thenNothing())
  test('by expiry is ignored once it was released', () =>
    given(...wholePath)
      .when(cancel('expired'))
      .thenNothing())
  test('is refused once it was released', () =>
    given(bergerOrdered, paid(), released()).when(cancel()).thenRefused('ALREADY_RELEASED'))
})

describe('money that was held and went back', () => {
  const fails = (code: string) => ({ type: 'FailPayment' as const, data: voided(code) })
  const past = (code: string) => ({ type: 'PaymentFailed' as const, data: voided(code) })

  test('says why, and the order waits for another payment', () =>
    given(bergerOrdered, requested()).when(fails('BALANCE_LOW')).then(past('BALANCE_LOW')))

  test('ends an order whose domain is gone', () =>
    given(bergerOrdered, requested())
      .when(fails('DOMAIN_GONE'))
      .then(past('DOMAIN_GONE'), cancelled('notFulfillable')))

  test('is told once per attempt, whichever of Stripe’s words comes twice', () => {
    const once = [bergerOrdered, requested(), past('BALANCE_LOW')]
    given(...once)
      .when(fails('VOIDED'))
      .thenNothing()
    given(...once, requested(2))
      .when(fails('VOIDED'))
      .then(past('VOIDED'))
  })

  test('is no news once the order is released or cancelled', () => {
    given(bergerOrdered, requested(), paid(), released()).when(fails('VOIDED')).thenNothing()
    given(bergerOrdered, requested(), cancelled()).when(fails('VOIDED')).thenNothing()
  })
})
