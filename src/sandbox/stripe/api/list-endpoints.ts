import type { z } from 'zod'
import type {
  ChargeDocument,
  CheckoutSessionDocument,
  PaymentIntentDocument,
  RefundDocument,
  StripeEventDocument,
  StripeRuntime,
  WebhookDelivery,
} from '../documents'
import { createResourceMissingError } from './api-error'
import { toChargeObject, toEventObject, toRefundObject, toSessionObject } from './api-objects'
import {
  listChargesParameters,
  listEventsParameters,
  listRefundsParameters,
  listSessionsParameters,
  type PageParameters,
} from './parameters'
import type { ParsedForm } from './parse-form'
import { parseParameters } from './parse-parameters'

type DatedObject = { id: string; created: number }

const isWithin = (created: PageParameters['created'], at: number) => {
  if (created === undefined) return true
  if (typeof created === 'number') return at === created
  const { gt = -1, gte = 0, lt = Infinity, lte = Infinity } = created
  return at > gt && at >= gte && at < lt && at <= lte
}

const findIndexById = (all: DatedObject[], id: string, param: string) => {
  const at = all.findIndex((one) => one.id === id)
  if (at < 0) throw createResourceMissingError('object', id, param)
  return at
}

/** One page, newest first, as Stripe cuts it. */
const paginate = <T extends DatedObject>(oldestFirst: T[], page: PageParameters) => {
  const all = oldestFirst.filter((one) => isWithin(page.created, one.created)).reverse()
  const limit = page.limit ?? 10
  if (page.ending_before !== undefined) {
    const end = findIndexById(all, page.ending_before, 'ending_before')
    return { data: all.slice(Math.max(0, end - limit), end), has_more: end > limit }
  }
  const start =
    page.starting_after === undefined
      ? 0
      : findIndexById(all, page.starting_after, 'starting_after') + 1
  return { data: all.slice(start, start + limit), has_more: all.length > start + limit }
}

const toListObject = <T extends DatedObject>(
  url: string,
  all: T[],
  page: PageParameters,
  shape: (one: T) => object,
) => {
  const { data, has_more } = paginate(all, page)
  return { object: 'list', url, has_more, data: data.map(shape) }
}

const matchesFilter = (wanted: string | undefined, found: string | null) =>
  wanted === undefined || wanted === found

export const listCheckoutSessions = ({ store }: StripeRuntime, query: ParsedForm) => {
  const wanted = parseParameters(listSessionsParameters, query)
  const all = store
    .list<CheckoutSessionDocument>('session')
    .filter((one) => matchesFilter(wanted.payment_intent, one.payment_intent))
    .filter((one) => matchesFilter(wanted.status, one.status))
  const intentOf = ({ payment_intent: id }: CheckoutSessionDocument) =>
    wanted.expand && id ? store.get<PaymentIntentDocument>('intent', id) : undefined
  return toListObject('/v1/checkout/sessions', all, wanted, (one) =>
    toSessionObject(one, intentOf(one)),
  )
}

export const listCharges = ({ store }: StripeRuntime, query: ParsedForm) => {
  const wanted = parseParameters(listChargesParameters, query)
  const all = store
    .list<ChargeDocument>('charge')
    .filter((one) => matchesFilter(wanted.payment_intent, one.payment_intent))
  return toListObject('/v1/charges', all, wanted, toChargeObject)
}

export const listRefunds = ({ store }: StripeRuntime, query: ParsedForm) => {
  const wanted = parseParameters(listRefundsParameters, query)
  const all = store
    .list<RefundDocument>('refund')
    .filter((one) => matchesFilter(wanted.payment_intent, one.payment_intent))
    .filter((one) => matchesFilter(wanted.charge, one.charge))
  return toListObject('/v1/refunds', all, wanted, toRefundObject)
}

const groupPendingDeliveries = ({ store }: StripeRuntime) => {
  const pending = new Map<string, WebhookDelivery[]>()
  for (const one of store.list<WebhookDelivery>('delivery'))
    pending.set(one.eventId, [...(pending.get(one.eventId) ?? []), one])
  return pending
}

const createEventFilter = (
  wanted: z.output<typeof listEventsParameters>,
  pending: Map<string, WebhookDelivery[]>,
) => {
  const types = wanted.types ?? (wanted.type === undefined ? undefined : [wanted.type])
  return (one: StripeEventDocument) =>
    (!types || types.includes(one.type)) &&
    matchesFilter(wanted.delivery_success, String(!pending.has(one.id)))
}

export const listEvents = (account: StripeRuntime, query: ParsedForm) => {
  const wanted = parseParameters(listEventsParameters, query)
  const pending = groupPendingDeliveries(account)
  const all = account.store
    .list<StripeEventDocument>('event')
    .filter(createEventFilter(wanted, pending))
  return toListObject('/v1/events', all, wanted, (one) =>
    toEventObject(one, pending.get(one.id)?.length ?? 0),
  )
}

export const showEvent = (account: StripeRuntime, id: string) => {
  const event = account.store.get<StripeEventDocument>('event', id)
  if (!event) throw createResourceMissingError('event', id)
  return toEventObject(event, groupPendingDeliveries(account).get(id)?.length ?? 0)
}
