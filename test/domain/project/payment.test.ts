import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { decideProject } from '../../../src/domain/project/decide'
import { rebuildProject } from '../../../src/domain/project/evolve'
import { givenProject, toRecordedEvents } from '../../support/decider-specification'
import { requestCancellation, requestPayment } from '../../support/project-commands'
import {
  freePaymentConfirmed,
  invoiceApproved,
  orderCancelled,
  paymentArrivedLate,
  paymentConfirmed,
  paymentInExcess,
  paymentMismatched,
  paymentRequested,
  projectId,
  projectOrdered,
  projectOrderedWith,
  provisioningReleased,
  wholePath,
} from '../../support/project-events'

const confirm = (amountCents = 1184, paymentRef = 'pi_1', currency = 'EUR') => ({
  type: 'ConfirmPayment' as const,
  data: { amountCents, currency, paymentRef, via: 'stripe' as const },
})
const approve = { type: 'ApproveInvoice' as const, data: { dueDays: 14 } }
const fail = { type: 'FailPayment' as const, data: { cause: 'expired' } }
const failed = { type: 'PaymentFailed' as const, data: { cause: 'expired' } }
const paymentVoided = (code: string) => ({ cause: `preflight:${code}` })

describe('confirming a payment', () => {
  test('pays an order and releases it', () =>
    givenProject(projectOrdered)
      .when(confirm())
      .then(paymentConfirmed(), provisioningReleased('paid')))

  test('of an approved invoice releases nothing twice', () =>
    givenProject(
      projectOrderedWith('invoice'),
      invoiceApproved,
      provisioningReleased('invoiceTerms'),
    )
      .when(confirm())
      .then(paymentConfirmed()))

  test('is ignored when the webhook comes again', () =>
    givenProject(projectOrdered, paymentConfirmed(), provisioningReleased())
      .when(confirm())
      .thenNothing())

  test.each([1183, 1185, 0])('of %i cents becomes a task for the caseworker', (cents) =>
    givenProject(projectOrdered).when(confirm(cents)).then(paymentMismatched(cents)),
  )

  test('in another currency becomes a task', () =>
    givenProject(projectOrdered)
      .when(confirm(1184, 'pi_1', 'USD'))
      .then(paymentMismatched(1184, 'USD')))

  test('that was wrong is ignored when it comes again, a right one still pays', () => {
    givenProject(projectOrdered, paymentMismatched(1183)).when(confirm(1183)).thenNothing()
    givenProject(projectOrdered, paymentMismatched(1183))
      .when(confirm(1184, 'pi_2'))
      .then(paymentConfirmed(1184, 'pi_2'), provisioningReleased())
  })

  test('after the cancellation is recorded as late, once', () => {
    givenProject(projectOrdered, orderCancelled()).when(confirm()).then(paymentArrivedLate)
    givenProject(projectOrdered, orderCancelled(), paymentArrivedLate).when(confirm()).thenNothing()
  })

  test.each(['pi_1', 'PI_1', ' pi _1\u00a0'])('is known again as %p', (reference) =>
    givenProject(projectOrdered, paymentConfirmed(), provisioningReleased())
      .when(confirm(1184, reference))
      .thenNothing(),
  )

  test.each([1184, 500, 2368])('of %i cents for a paid order was not due', (cents) =>
    givenProject(projectOrdered, paymentConfirmed(), provisioningReleased())
      .when(confirm(cents, 'R-2'))
      .then(paymentInExcess(cents)),
  )

  test('that makes up the whole sum with the part payments before it pays the order', () => {
    const parts = [paymentMismatched(1000), { ...paymentMismatched(100) }] as const
    const [first, second] = parts
    givenProject(projectOrdered, first, {
      ...second,
      data: { ...second.data, paymentRef: 'R-2' },
    })
      .when(confirm(84, 'R-3'))
      .then(
        {
          type: 'PaymentConfirmed',
          data: {
            amountCents: 84,
            currency: 'EUR',
            paymentRef: 'R-3',
            via: 'stripe',
            completes: ['pi_1', 'R-2'],
          },
        },
        provisioningReleased(),
      )
  })

  test.each([
    ['too little', paymentMismatched(1000), 83],
    ['too much', paymentMismatched(1000), 185],
    ['another currency', paymentMismatched(1000, 'USD'), 184],
  ])('with %s is wrong again', (_, part, cents) => {
    const { data } = paymentMismatched(cents)
    givenProject(projectOrdered, part)
      .when(confirm(cents, 'R-2'))
      .then({ type: 'PaymentMismatched', data: { ...data, paymentRef: 'R-2' } })
  })

  test('is refused before there is an order', () =>
    givenProject().when(confirm()).thenRefused('NO_ORDER'))

  test('leaves an event for all money, in whatever order and however often it is told', () => {
    const payments = fc.record({
      ref: fc.constantFrom('pi_1', 'pi_2', 'pi_3'),
      cents: fc.constantFrom(1184, 1183),
    })
    const acts = fc.oneof(payments, fc.constant('cancel' as const))
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 12 }), (order) => {
        const past = [...toRecordedEvents(`project-${projectId}`, projectOrdered)]
        for (const act of order) {
          const command =
            act === 'cancel' ? requestCancellation('expired') : confirm(act.cents, act.ref)
          const decided = decideProject(projectId, command, rebuildProject(past))
          past.push(...toRecordedEvents(`project-${projectId}`, ...decided))
        }
        const references = new Set(order.flatMap((act) => (act === 'cancel' ? [] : [act.ref])))
        const money = past.filter((event) => /^Payment/.test(event.type))
        expect(money.length).toBe(references.size)
        const releases = past.filter(({ type }) => type === 'ProvisioningReleased')
        expect(releases.length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 500 },
    )
  })
})

describe('approving an invoice', () => {
  test('releases the order without money', () =>
    givenProject(projectOrderedWith('invoice'))
      .when(approve)
      .then(invoiceApproved, provisioningReleased('invoiceTerms')))

  test('is ignored when two caseworkers do it at once', () =>
    givenProject(
      projectOrderedWith('invoice'),
      invoiceApproved,
      provisioningReleased('invoiceTerms'),
    )
      .when(approve)
      .thenNothing())

  test('is ignored for a total of nothing that was released already', () =>
    givenProject(
      projectOrderedWith('stripe_prepaid', 0),
      freePaymentConfirmed,
      provisioningReleased('free'),
    )
      .when(approve)
      .thenNothing())

  test('releases a total of nothing, whatever the method', () =>
    givenProject(projectOrderedWith('stripe_prepaid', 0))
      .when(approve)
      .then(freePaymentConfirmed, provisioningReleased('free')))

  test('is refused for cards, after the release, and after the cancellation', () => {
    givenProject(projectOrdered).when(approve).thenRefused('WRONG_STATE')
    givenProject(projectOrdered, paymentConfirmed(), provisioningReleased())
      .when(approve)
      .thenRefused('WRONG_STATE')
    givenProject(projectOrderedWith('invoice'), orderCancelled())
      .when(approve)
      .thenRefused('WRONG_STATE')
  })
})

describe('asking for the payment', () => {
  test('records the attempt', () => {
    givenProject(projectOrdered).when(requestPayment(1)).then(paymentRequested(1))
    givenProject(projectOrdered, paymentRequested(1), failed)
      .when(requestPayment(2))
      .then(paymentRequested(2))
  })

  test('is ignored for an attempt that was made', () =>
    givenProject(projectOrdered, paymentRequested(1), paymentRequested(2))
      .when(requestPayment(1))
      .thenNothing())

  test('is refused when there is nothing to pay any more', () => {
    givenProject(projectOrdered, paymentConfirmed(), provisioningReleased())
      .when(requestPayment(1))
      .thenRefused('WRONG_STATE')
    givenProject(projectOrdered, orderCancelled())
      .when(requestPayment(1))
      .thenRefused('WRONG_STATE')
  })
})

describe('a payment that failed', () => {
  test('is recorded', () =>
    givenProject(projectOrdered, paymentRequested()).when(fail).then(failed))
  test('is ignored once the order is paid or cancelled', () => {
    givenProject(projectOrdered, paymentConfirmed(), provisioningReleased())
      .when(fail)
      .thenNothing()
    givenProject(projectOrdered, orderCancelled()).when(fail).thenNothing()
  })
  test('is refused before there is an order', () =>
    givenProject().when(fail).thenRefused('NO_ORDER'))
})

describe('cancelling an order', () => {
  test('ends it', () =>
    givenProject(projectOrdered).when(requestCancellation()).then(orderCancelled()))
  test('is ignored when it has ended', () =>
    givenProject(projectOrdered, orderCancelled('expired'))
      .when(requestCancellation())
      .thenNothing())
  test('by expiry is ignored once it was released', () =>
    givenProject(...wholePath)
      .when(requestCancellation('expired'))
      .thenNothing())
  test('is refused once it was released', () =>
    givenProject(projectOrdered, paymentConfirmed(), provisioningReleased())
      .when(requestCancellation())
      .thenRefused('ALREADY_RELEASED'))
})

describe('money that was held and went back', () => {
  const fails = (code: string) => ({ type: 'FailPayment' as const, data: paymentVoided(code) })
  const past = (code: string) => ({ type: 'PaymentFailed' as const, data: paymentVoided(code) })

  test('says why, and the order waits for another payment', () =>
    givenProject(projectOrdered, paymentRequested())
      .when(fails('BALANCE_LOW'))
      .then(past('BALANCE_LOW')))

  test('ends an order whose domain is gone', () =>
    givenProject(projectOrdered, paymentRequested())
      .when(fails('DOMAIN_GONE'))
      .then(past('DOMAIN_GONE'), orderCancelled('notFulfillable')))

  test('is told once per attempt, whichever of Stripe’s words comes twice', () => {
    const once = [projectOrdered, paymentRequested(), past('BALANCE_LOW')]
    givenProject(...once)
      .when(fails('VOIDED'))
      .thenNothing()
    givenProject(...once, paymentRequested(2))
      .when(fails('VOIDED'))
      .then(past('VOIDED'))
  })

  test('is no news once the order is released or cancelled', () => {
    givenProject(projectOrdered, paymentRequested(), paymentConfirmed(), provisioningReleased())
      .when(fails('VOIDED'))
      .thenNothing()
    givenProject(projectOrdered, paymentRequested(), orderCancelled())
      .when(fails('VOIDED'))
      .thenNothing()
  })
})
