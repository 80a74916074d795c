import { describe, expect, test } from 'bun:test'
import type { FreeOrderHoldCause } from '../../../events/codes'
import { isDisposableAddress, normalizeMailbox } from '../../../src/domain/contact/mailbox'
import { findFreeOrderHold } from '../../../src/domain/order/free-release'
import type { OrderCatalogue } from '../../../src/domain/order/order-catalogue'
import type { OrderRequest } from '../../../src/domain/order/validate-order'
import { validateOrder } from '../../../src/domain/order/validate-order'
import { isApprovalAwaited } from '../../../src/domain/project/allowed-actions'
import { decideProject } from '../../../src/domain/project/decide'
import { listStepProgress } from '../../../src/domain/project/step-progress'
import { givenProject, toRecordedEvents } from '../../support/decider-specification'
import {
  catalogueOffer,
  customerId,
  exampleOrderRequest,
  freePaymentConfirmed,
  noon,
  orderCancelled,
  projectId,
  projectOrderedWith,
  provisioningReleased,
} from '../../support/project-events'

const freeCatalogue: OrderCatalogue = {
  ...catalogueOffer,
  prices: catalogueOffer.prices.map((price) => ({ ...price, netCents: 0, setupCents: 0 })),
}
const free = projectOrderedWith('free', 0)
const confirmationRequested = { type: 'EmailConfirmationRequested' as const, data: {} }
const orderHeld = (cause: FreeOrderHoldCause = 'furtherProject') => ({
  type: 'FreeOrderHeld' as const,
  data: { cause },
})
const confirm = (now = noon, hold?: FreeOrderHoldCause) => ({
  type: 'ConfirmFreeOrder' as const,
  data: { now, ...(hold ? { hold } : {}) },
})
const place = (
  request: Partial<OrderRequest> = {},
  freeOrderHold?: FreeOrderHoldCause,
  channel: 'public' | 'staff' = 'public',
) => ({
  type: 'PlaceOrder' as const,
  data: {
    request: { ...exampleOrderRequest, ...request },
    catalogue: freeCatalogue,
    channel,
    customerId,
    orderNumber: '2026-00101',
    now: noon,
    freeOrderHold,
  },
})
const placedEvents = (command: ReturnType<typeof place>) =>
  decideProject(projectId, command, { stage: 'initial' })

describe('a public order whose total is 0', () => {
  test.each(['stripe_prepaid', 'invoice'] as const)(
    'by %s asks for no payment',
    (paymentMethod) => {
      const [ordered, next] = placedEvents(place({ paymentMethod }))
      expect(ordered).toMatchObject({ type: 'ProjectOrdered', data: { paymentMethod: 'free' } })
      expect(next).toEqual(confirmationRequested)
    },
  )

  test.each(['furtherProject', 'disposableAddress'] as const)('waits for us: %s', (cause) => {
    expect(placedEvents(place({}, cause))[1]).toEqual(orderHeld(cause))
  })

  test('needs no company, whatever way to pay was chosen', () => {
    const request: OrderRequest = {
      ...exampleOrderRequest,
      paymentMethod: 'invoice',
      business: { company: false, country: false },
    }
    expect(validateOrder(freeCatalogue, request, 'public', noon)).toEqual([])
    expect(validateOrder(catalogueOffer, request, 'public', noon)).toMatchObject([
      { code: 'INVOICE_NEEDS_COMPANY' },
    ])
  })

  test('of staff is released at once', () => {
    const events = placedEvents(place({ paymentMethod: 'free' }, undefined, 'staff'))
    expect(events.slice(1)).toEqual([freePaymentConfirmed, provisioningReleased('free')])
  })
})

describe('confirming the address', () => {
  test('releases the order', () =>
    givenProject(free, confirmationRequested)
      .when(confirm())
      .then(freePaymentConfirmed, provisioningReleased('free')))

  test('a second time changes nothing, even after the link has expired', () =>
    givenProject(free, confirmationRequested, freePaymentConfirmed, provisioningReleased('free'))
      .when(confirm('2027-02-01T00:00:00.000Z'))
      .thenNothing())

  test.each([
    ['2026-12-05T11:59:59.999Z', undefined],
    ['2026-12-05T12:00:00.000Z', 'LINK_EXPIRED'],
  ])('at %s, 14 days after the order: %p', (now, code) => {
    const given = givenProject(free, confirmationRequested).when(confirm(now))
    if (code) given.thenRefused(code)
    else given.then(freePaymentConfirmed, provisioningReleased('free'))
  })

  test('of an address that was corrected to a further one holds the order', () =>
    givenProject(free, confirmationRequested)
      .when(confirm(noon, 'disposableAddress'))
      .then(orderHeld('disposableAddress')))

  test.each([
    ['held', [free, orderHeld()]],
    ['cancelled', [free, confirmationRequested, orderCancelled('expired')]],
    ['to be paid', [projectOrderedWith('stripe_prepaid')]],
  ] as const)('is refused for an order that is %s', (_, past) =>
    givenProject(...past)
      .when(confirm())
      .thenRefused('WRONG_STATE'),
  )
})

test('a caseworker releases a held one, without an invoice', () =>
  givenProject(free, orderHeld())
    .when({ type: 'ApproveInvoice', data: { dueDays: 14 } })
    .then(freePaymentConfirmed, provisioningReleased('free')))

test('a corrected address is asked again, as long as the order waits for it', () => {
  const again = { type: 'RequestEmailConfirmation' as const, data: {} }
  givenProject(free, confirmationRequested).when(again).then(confirmationRequested)
  givenProject(free, orderHeld()).when(again).thenRefused('WRONG_STATE')
})

test.each([
  [confirmationRequested, 'customer', 'EMAIL_UNCONFIRMED'],
  [orderHeld('furtherProject'), 'caseworker', 'FURTHER_FREE_PROJECT'],
  [orderHeld('disposableAddress'), 'caseworker', 'DISPOSABLE_ADDRESS'],
] as const)('after %p the order waits for the %s: %s', (event, owner, code) => {
  const [payment] = listStepProgress(toRecordedEvents(`project-${projectId}`, free, event))
  expect(payment).toMatchObject({ step: 'payment', state: 'waiting', owner, code })
})

test.each([
  ['invoice', 1184, null, true],
  ['free', 0, 'furtherProject', true],
  ['free', 0, 'disposableAddress', true],
  // An order of the time before customers confirmed their address.
  ['stripe_prepaid', 0, null, true],
  ['free', 0, 'emailConfirmation', false],
  ['stripe_prepaid', 1184, null, false],
] as const)('an order by %s over %i cents, free release %p: to approve %p', (...row) => {
  const [paymentMethod, grossCents, freeRelease, expected] = row
  const order = {
    paymentMethod,
    price: { grossCents },
    freeRelease,
    invoiceApprovedAt: null,
    paidAt: null,
  }
  expect(isApprovalAwaited({ ...order, status: 'pending_payment' })).toBe(expected)
  expect(isApprovalAwaited({ ...order, status: 'archived' })).toBe(false)
})

test.each([
  [false, false, undefined],
  [false, true, 'furtherProject'],
  [true, false, 'disposableAddress'],
  [true, true, 'disposableAddress'],
] as const)('disposable %p, another one %p: held for %p', (isDisposable, hasOther, cause) => {
  expect(findFreeOrderHold({ isDisposable, hasOther })).toBe(cause)
})

test.each([
  ['ada@mailinator.com', true],
  ['ada@MAILINATOR.com', true],
  ['ada@mail.mailinator.com', true],
  ['ada@wegwerfmail.de', true],
  ['ada@example.org', false],
  ['ada@mailinator.com.example.org', false],
  ['mailinator.com@example.org', false],
])('%s is a throw-away address: %p', (address, expected) => {
  expect(isDisposableAddress(address)).toBe(expected)
})

test.each([
  ['Ada@Example.org', 'ada@example.org'],
  ['ada+vrs@example.org', 'ada@example.org'],
  ['ada+a+b@example.org', 'ada@example.org'],
  ['+ada@example.org', '+ada@example.org'],
  ['a.da@example.org', 'a.da@example.org'],
  ['a.d.a+x@googlemail.com', 'ada@gmail.com'],
])('%s is the mailbox %s', (address, mailbox) => {
  expect(normalizeMailbox(address)).toBe(mailbox)
})
