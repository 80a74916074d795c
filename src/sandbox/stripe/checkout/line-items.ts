import { createHash } from 'node:crypto'
import { listLineItemsParameters } from '../api/parameters'
import type { ParsedForm } from '../api/parse-form'
import { parseParameters } from '../api/parse-parameters'
import type { CheckoutLine, CheckoutSessionDocument } from '../documents'
import type { StripeRuntime } from '../stripe-runtime'
import { expireCheckoutSessionIfDue, findCheckoutSession } from './checkout-sessions'

/** The same at every call, as the ids of line items are. */
const deriveId = (prefix: string, ...parts: (string | number)[]) =>
  `${prefix}${createHash('sha256').update(parts.join(' ')).digest('hex').slice(0, 24)}`

const toPriceObject = (
  { cents, currency, created }: Record<'cents' | 'created', number> & { currency: string },
  key: string,
) => ({
  id: deriveId('price_', key),
  object: 'price',
  active: false,
  billing_scheme: 'per_unit',
  created,
  currency,
  livemode: false,
  lookup_key: null,
  metadata: {},
  nickname: null,
  product: deriveId('prod_', key),
  recurring: null,
  tax_behavior: 'unspecified',
  type: 'one_time',
  unit_amount: cents,
  unit_amount_decimal: String(cents),
})

const toLineItem = (
  { id, currency, created }: CheckoutSessionDocument,
  { name, cents, quantity }: CheckoutLine,
  index: number,
) => ({
  id: deriveId('li_', id, index),
  object: 'item',
  adjustable_quantity: null,
  amount_discount: 0,
  amount_subtotal: cents * quantity,
  amount_tax: 0,
  amount_total: cents * quantity,
  currency,
  description: name,
  metadata: {},
  price: toPriceObject({ cents, currency, created }, `${id} ${index}`),
  quantity,
})

/** Expanded line items are the first page of their list. */
const expandedPageLength = 10

export const toLineItemList = (
  session: CheckoutSessionDocument,
  { limit = expandedPageLength, after }: { limit?: number; after?: string | undefined } = {},
) => {
  const all = session.lines.map((line, index) => toLineItem(session, line, index))
  const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
  return {
    object: 'list',
    data: all.slice(start, start + limit),
    has_more: all.length > start + limit,
    url: `/v1/checkout/sessions/${session.id}/line_items`,
  }
}

export const listLineItems = (runtime: StripeRuntime, id: string, query: ParsedForm) => {
  const { limit = expandedPageLength, starting_after: after } = parseParameters(
    listLineItemsParameters,
    query,
  )
  expireCheckoutSessionIfDue(runtime, id)
  return toLineItemList(findCheckoutSession(runtime, id), { limit, after })
}
