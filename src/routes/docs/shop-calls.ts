import { z } from 'zod'
import { availability } from '../orders/api/availability-api'
import { orderSchema, transferCodeSchema } from '../orders/order-schema'
import type { Call, Parameter } from './api-call'
import { refused } from './api-call'
import { cancelled, catalogue, codeReplaced, orderStatus, placed } from './response-schemas'

export const knownTag: Parameter = {
  name: 'If-None-Match',
  in: 'header',
  description: 'The ETag that one knows: 304 while it is still the same.',
}

export const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: z.string().min(16).max(255),
  description:
    'Minted by the caller, once per intent. The same key and body get the same answer for 7 days.',
}

const unchanged = { description: 'Nothing has changed since.' }

export const orderFaults = refused(
  'REQUIRED',
  'TOO_LONG',
  'BAD_FORMAT',
  'BAD_CHARACTERS',
  'INVALID',
  'KEY_REUSED',
  'UNKNOWN_PROJECT_TYPE',
  'UNKNOWN_BUNDLE',
  'UNKNOWN_PLUGIN',
  'NOTHING_ORDERED',
  'NOT_AVAILABLE',
  'NOT_OFFERED',
  'BASE_DOMAIN_NOT_OFFERED',
  'BAD_LABEL',
  'BAD_DOMAIN',
  'DOMAIN_NOT_AVAILABLE',
  'CONTACT_INCOMPLETE',
  'OWNER_COMPANY_ONLY',
  'OWNER_PERSON_ONLY',
  'TLD_NEEDS_MORE',
  'BAD_SLUG',
  'STAFF_ONLY',
  'INVOICE_NEEDS_COMPANY',
  'PRICE_CHANGED',
  'SLUG_TAKEN',
  'DOMAIN_TAKEN',
  'LABEL_RESERVED',
  'KEY_IN_USE',
  'KEY_MISSING',
  'BAD_KEY',
  'BAD_JSON',
  'NOT_SUPPORTED',
)

/** What anybody may ask: what there is, and an order of it. */
export const shopCalls: readonly Call[] = [
  {
    method: 'get',
    path: '/api/v1/catalogue',
    tag: 'Catalogue',
    who: 'public',
    summary: 'What can be ordered, and what it costs',
    parameters: [knownTag],
    answers: {
      200: {
        description: 'Project types, bundles with totals, plugins with prices, base domains.',
        schema: catalogue,
        headers: { ETag: 'Changes when the catalogue does.' },
      },
      304: unchanged,
    },
  },
  {
    method: 'get',
    path: '/api/v1/domains/availability',
    tag: 'Catalogue',
    who: 'public',
    limit: 'availability',
    summary: 'Whether a domain name can be had',
    description:
      'A name below one of our base domains costs nothing. For others the price of the first year is told as the registrar asks for it now; names come back in ASCII.',
    parameters: [
      {
        name: 'name',
        in: 'query',
        required: true,
        description: 'A whole domain name.',
        schema: z.string().min(3).max(253),
      },
    ],
    answers: {
      200: {
        description: 'The name as we read it. `reason` says why it cannot be had.',
        schema: availability,
      },
    },
    refusals: refused('REQUIRED', 'BAD_FORMAT'),
  },
  {
    method: 'post',
    path: '/api/v1/orders',
    tag: 'Orders',
    who: 'public',
    limit: 'orders',
    summary: 'Place an order',
    description:
      'The order is accepted as a whole or refused with all that speaks against it. When nobody can take the payment right now, the order stands and `checkoutUrl` is null.',
    parameters: [idempotencyKey],
    body: {
      description:
        'Who orders what, where it shall stand and how it is paid. At most 256 KiB. A domain of kind `subdomain` needs `label` and `baseDomain`; the others need `name`, a transfer `authCode` too, and what is bought needs name, address, phone and e-mail of the customer.',
      schema: orderSchema,
      required: true,
    },
    answers: { 201: { description: 'The order is placed.', schema: placed } },
    refusals: orderFaults,
  },
]

const ofOrder = (call: Omit<Call, 'tag' | 'who'>): Call => ({
  tag: 'Orders',
  who: 'order',
  ...call,
})

/** One order, for whoever has its token, and for staff. */
export const orderCalls: readonly Call[] = [
  ofOrder({
    method: 'get',
    path: '/api/v1/orders/:id',
    summary: 'Where an order stands',
    parameters: [knownTag],
    answers: {
      200: {
        description: 'The steps from payment to live, each with its state and who is to act.',
        schema: orderStatus,
        headers: { ETag: 'Changes with the order and its steps.' },
      },
      304: unchanged,
    },
  }),
  ofOrder({
    method: 'get',
    path: '/api/v1/orders/:id/events',
    summary: 'Follow an order as server-sent events',
    description:
      'First the present state, then every change as `event: status`; `data` is what GET of the order answers, `id` the version of its stream. A comment every 5 seconds says that the line is alive.',
    answers: {
      200: { description: 'The stream.', type: 'text/event-stream', schema: z.string() },
      503: {
        description: 'This process is about to end; ask again.',
        headers: { 'Retry-After': 'In seconds.' },
      },
    },
  }),
  ofOrder({
    method: 'post',
    path: '/api/v1/orders/:id/cancellation',
    summary: 'Cancel an order before it is paid',
    parameters: [idempotencyKey],
    answers: { 202: { description: 'It is cancelled.', schema: cancelled } },
    refusals: refused('KEY_MISSING', 'BAD_KEY', 'ALREADY_RELEASED', 'CROSS_SITE', 'FORBIDDEN'),
  }),
  ofOrder({
    method: 'post',
    path: '/api/v1/orders/:id/transfer-code',
    summary: 'Give a new auth code for a transfer that did not succeed',
    description:
      'The code is kept sealed for the transfer alone and never told again. A transfer that stands still goes on with it.',
    body: {
      description: 'The auth code that the present provider gave.',
      schema: transferCodeSchema,
      required: true,
    },
    answers: { 202: { description: 'The transfer goes on.', schema: codeReplaced } },
    refusals: refused(
      'REQUIRED',
      'TOO_LONG',
      'BAD_FORMAT',
      'NO_TRANSFER',
      'TRANSFER_DONE',
      'WRONG_STATE',
      'BAD_JSON',
      'NOT_SUPPORTED',
      'CROSS_SITE',
      'FORBIDDEN',
    ),
  }),
]
