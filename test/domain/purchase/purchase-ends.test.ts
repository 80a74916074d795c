import { describe, test } from 'bun:test'
import { givenProject } from '../../support/decider-specification'
import { wholePath } from '../../support/project-events'
import { december22, pluginsOnInvoice, pluginsOrdered, purchaseReleased } from './purchase-examples'

const cancelled = {
  type: 'PurchaseCancelled' as const,
  data: { orderNumber: '2026-00512', cause: 'expired' as const },
}

describe('the checkout of a purchase', () => {
  const toRequestEvent = (attempt: number) => ({
    type: 'PurchasePaymentRequested' as const,
    data: {
      orderNumber: '2026-00512',
      attempt,
      checkoutRef: `cs_${attempt}`,
      expiresAt: december22,
    },
  })
  const request = (attempt: number) => ({
    ...toRequestEvent(attempt),
    type: 'RequestPurchasePayment' as const,
  })
  test('is recorded once per attempt', () => {
    givenProject(...wholePath, pluginsOrdered())
      .when(request(1))
      .then(toRequestEvent(1))
    givenProject(...wholePath, pluginsOrdered(), toRequestEvent(1))
      .when(request(1))
      .thenNothing()
  })
  test('is refused for one that is over, or unknown', () => {
    givenProject(...wholePath, pluginsOrdered(), cancelled)
      .when(request(1))
      .thenRefused('WRONG_STATE')
    givenProject(...wholePath)
      .when(request(1))
      .thenRefused('NOT_FOUND')
  })
})

describe('ending a purchase', () => {
  const cancel = (cause: 'expired' | 'caseworker') => ({
    type: 'CancelPurchase' as const,
    data: { orderNumber: '2026-00512', cause },
  })
  const onInvoice = [pluginsOnInvoice(), purchaseReleased({ cause: 'invoiceTerms', dueDays: 14 })]
  test('while it is unpaid, once', () => {
    givenProject(...wholePath, pluginsOrdered())
      .when(cancel('expired'))
      .then(cancelled)
    givenProject(...wholePath, pluginsOrdered(), cancelled)
      .when(cancel('caseworker'))
      .thenNothing()
  })
  test('is ignored by the expiry and refused to a person once it is released', () => {
    givenProject(...wholePath, ...onInvoice)
      .when(cancel('expired'))
      .thenNothing()
    givenProject(...wholePath, ...onInvoice)
      .when(cancel('caseworker'))
      .thenRefused('ALREADY_RELEASED')
  })
})
