import { z } from 'zod'
import { availabilitySchema } from '../orders/api/availability-api'
import { orderSchema, transferCodeSchema } from '../orders/order-schema'
import type { ApiCall, ApiParameter } from './api-call'
import { refusalsByStatus } from './api-call'
import {
  cancellationSchema,
  catalogueSchema,
  orderStatusSchema,
  placedOrderSchema,
  transferCodeReplacementSchema,
} from './response-schemas'

export const ifNoneMatchHeader: ApiParameter = {
  name: 'If-None-Match',
  in: 'header',
  description: 'The ETag that one knows: 304 while it is still the same.',
}

export const idempotencyKeyHeader: ApiParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: z.string().min(16).max(255),
  description:
    'Minted by the caller, once per intent. The same key and body get the same answer for 7 days.',
}

const notModified = { description: 'Nothing has changed since.' }

export const orderRefusals = refusalsByStatus(
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
export const shopCalls: readonly ApiCall[] = [
  {
    method: 'get',
    path: '/api/v1/catalogue',
    tag: 'Catalogue',
    permission: 'public',
    summary: 'What can be ordered, and what it costs',
    parameters: [ifNoneMatchHeader],
    responses: {
      200: {
        description: 'Project types, bundles with totals, plugins with prices, base domains.',
        schema: catalogueSchema,
        headers: { ETag: 'Changes when the catalogue does.' },
      },
      304: notModified,
    },
  },
  {
    method: 'get',
    path: '/api/v1/domains/availability',
    tag: 'Catalogue',
    permission: 'public',
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
    responses: {
      200: {
        description: 'The name as we read it. `reason` says why it cannot be had.',
        schema: availabilitySchema,
      },
    },
    refusals: refusalsByStatus('REQUIRED', 'BAD_FORMAT'),
  },
  {
    method: 'post',
    path: '/api/v1/orders',
    tag: 'Orders',
    permission: 'public',
    limit: 'orders',
    summary: 'Place an order',
    description:
      'The order is accepted as a whole or refused with all that speaks against it. When nobody can take the payment right now, the order stands and `checkoutUrl` is null.',
    parameters: [idempotencyKeyHeader],
    body: {
      description:
        'Who orders what, where it shall stand and how it is paid. At most 256 KiB. A domain of kind `subdomain` needs `label` and `baseDomain`; the others need `name`, a transfer `authCode` too, and what is bought needs name, address, phone and e-mail of the customer.',
      schema: orderSchema,
      required: true,
    },
    responses: { 201: { description: 'The order is placed.', schema: placedOrderSchema } },
    refusals: orderRefusals,
  },
]

const orderCall = (call: Omit<ApiCall, 'tag' | 'permission'>): ApiCall => ({
  tag: 'Orders',
  permission: 'order',
  ...call,
})

/** One order, for whoever has its token, and for staff. */
export const orderCalls: readonly ApiCall[] = [
  orderCall({
    method: 'get',
    path: '/api/v1/orders/:id',
    summary: 'Where an order stands',
    parameters: [ifNoneMatchHeader],
    responses: {
      200: {
        description: 'The steps from payment to live, each with its state and who is to act.',
        schema: orderStatusSchema,
        headers: { ETag: 'Changes with the order and its steps.' },
      },
      304: notModified,
    },
  }),
  orderCall({
    method: 'get',
    path: '/api/v1/orders/:id/events',
    summary: 'Follow an order as server-sent events',
    description:
      'First the present state, then every change as `event: status`; `data` is what GET of the order answers, `id` the version of its stream. A comment every 5 seconds says that the line is alive.',
    responses: {
      200: { description: 'The stream.', type: 'text/event-stream', schema: z.string() },
      503: {
        description: 'This process is about to end; ask again.',
        headers: { 'Retry-After': 'In seconds.' },
      },
    },
  }),
  orderCall({
    method: 'post',
    path: '/api/v1/orders/:id/cancellation',
    summary: 'Cancel an order before it is paid',
    parameters: [idempotencyKeyHeader],
    responses: { 202: { description: 'It is cancelled.', schema: cancellationSchema } },
    refusals: refusalsByStatus(
      'KEY_MISSING',
      'BAD_KEY',
      'ALREADY_RELEASED',
      'CROSS_SITE',
      'FORBIDDEN',
    ),
  }),
  orderCall({
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
    responses: {
      202: { description: 'The transfer goes on.', schema: transferCodeReplacementSchema },
    },
    refusals: refusalsByStatus(
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
