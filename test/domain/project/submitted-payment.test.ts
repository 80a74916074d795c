import { describe, test } from 'bun:test'
import { givenProject } from '../../support/decider-specification'
import { requestCancellation, requestPayment } from '../../support/project-commands'
import {
  orderCancelled,
  paymentConfirmed,
  paymentRequested,
  paymentSubmitted,
  projectOrdered,
  provisioningReleased,
} from '../../support/project-events'

const confirm = { type: 'ConfirmPayment' as const, data: paymentConfirmed().data }

describe('money on its way', () => {
  const submit = (attempt = 1) => ({
    type: 'SubmitPayment' as const,
    data: paymentSubmitted(attempt).data,
  })
  const decline = (attempt = 1) => ({
    type: 'FailPayment' as const,
    data: { cause: 'declined', attempt },
  })
  const paymentDeclined = (attempt = 1) => ({
    type: 'PaymentFailed' as const,
    data: { cause: 'declined', attempt },
  })
  const past = [projectOrdered, paymentRequested(), paymentSubmitted()] as const

  test('is recorded once', () => {
    givenProject(projectOrdered, paymentRequested()).when(submit()).then(paymentSubmitted())
    givenProject(...past)
      .when(submit())
      .thenNothing()
  })

  test('keeps the order: it neither expires nor is cancelled', () => {
    givenProject(...past)
      .when(requestCancellation('expired'))
      .thenNothing()
    givenProject(...past)
      .when(requestCancellation())
      .thenRefused('PAYMENT_UNDER_WAY')
  })

  test('that was returned is told once, by whichever of Stripe’s two events', () => {
    givenProject(...past)
      .when(decline())
      .then(paymentDeclined())
    givenProject(...past, paymentDeclined())
      .when(decline())
      .thenNothing()
  })

  test('that was returned after a declined card is told as well', () =>
    givenProject(projectOrdered, paymentRequested(), paymentDeclined(), paymentSubmitted())
      .when(decline())
      .then(paymentDeclined()))

  test('that was returned lets the order be cancelled, or paid anew', () => {
    givenProject(...past, paymentDeclined())
      .when(requestCancellation())
      .then(orderCancelled())
    givenProject(...past, paymentDeclined())
      .when(requestPayment(2))
      .then(paymentRequested(2))
  })

  test('that was returned is no news once another attempt is made', () =>
    givenProject(...past, paymentDeclined(), paymentRequested(2), paymentSubmitted(2))
      .when(decline(1))
      .thenNothing())

  test('is forgotten once another attempt is made: the order may be cancelled', () =>
    givenProject(...past, paymentRequested(2))
      .when(requestCancellation())
      .then(orderCancelled()))

  test('is no news once the order is paid or cancelled', () => {
    givenProject(projectOrdered, paymentConfirmed(), provisioningReleased())
      .when(submit())
      .thenNothing()
    givenProject(projectOrdered, orderCancelled()).when(submit()).thenNothing()
  })

  test('that came is money', () =>
    givenProject(...past)
      .when(confirm)
      .then(paymentConfirmed(), provisioningReleased()))
})
