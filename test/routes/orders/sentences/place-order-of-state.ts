import type { Locale } from '../../../../views/texts/locale'
import { adaBerger, type OrderResponse, orderBody } from '../../../support/order-client'
import type { ShopApp } from '../../support/shop-app'
import type { OrderState } from './order-acts'

/** Names that are transferred have to be registered elsewhere. */
export const domainOf = (slug: string, { domain }: OrderState) => {
  if (!domain) return `${slug}.vrs.localhost`
  return domain === 'registered' ? `${slug}.de` : `vergeben-${slug}.de`
}

const emailOf = (slug: string, { free }: OrderState) => {
  if (!free) return adaBerger.email
  return `${slug}@${free === 'disposable' ? 'mailinator.com' : 'example.org'}`
}

const orderChange = (slug: string, state: OrderState) => ({
  customer: { ...adaBerger, email: emailOf(slug, state) },
  ...(state.free ? { bundle: undefined, plugins: ['kontakt'] } : {}),
  ...(state.method ? { payment: { method: state.method } } : {}),
  ...(state.domain
    ? {
        domain: {
          kind: state.domain,
          name: domainOf(slug, state),
          ...(state.domain === 'transferred' ? { authCode: state.authCode ?? 'code-4711' } : {}),
        },
      }
    : {}),
})

const post = async (shop: ShopApp, locale: Locale, body: object) => {
  const answer = await fetch(`${shop.url}/api/v1/orders`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      'accept-language': locale,
    },
    body: JSON.stringify(body),
  })
  if (answer.status !== 201) throw new Error(`expected 201, found ${await answer.text()}`)
  return (await answer.json()) as OrderResponse
}

/** Orders as the state wants it; a further free order comes after another one of the same address. */
export const placeOrderOfState = async (
  shop: ShopApp,
  slug: string,
  state: OrderState,
  locale: Locale,
) => {
  const change = orderChange(slug, state)
  if (state.free === 'further') await post(shop, locale, orderBody(`${slug}-a`, change))
  const order = await post(shop, locale, orderBody(slug, change))
  return { ...order, email: change.customer.email }
}
