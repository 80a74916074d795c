import type { z } from 'zod'
import { expandSession } from '../checkout/expand-session'
import type {
  ChargeDocument,
  CheckoutSessionDocument,
  DisputeDocument,
  RefundDocument,
  StripeEventDocument,
  WebhookDelivery,
} from '../documents'
import type { StripeRuntime } from '../stripe-runtime'
import { createResourceMissingError } from './api-error'
import { toChargeObject, toDisputeObject, toEventObject, toRefundObject } from './api-objects'
import {
  listChargesParameters,
  listDisputesParameters,
  listEventsParameters,
  listRefundsParameters,
  listSessionsParameters,
  type PageParameters,
} from './parameters'
import type { ParsedForm } from './parse-form'
import { parseParameters } from './parse-parameters'

type DatedObject = { id: string; created: number }

const isWithin = (created: PageParameters['created'], seconds: number) => {
  if (created === undefined) return true
  if (typeof created === 'number') return seconds === created
  const { gt = -1, gte = 0, lt = Infinity, lte = Infinity } = created
  return seconds > gt && seconds >= gte && seconds < lt && seconds <= lte
}

const findIndexById = (all: DatedObject[], id: string, param: string) => {
  const index = all.findIndex((one) => one.id === id)
  if (index < 0) throw createResourceMissingError('object', id, param)
  return index
}

/** One page, newest first. */
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
  toObject: (one: T) => object,
) => {
  const { data, has_more } = paginate(all, page)
  return { object: 'list', url, has_more, data: data.map(toObject) }
}

const matchesFilter = (filter: string | undefined, value: string | null) =>
  filter === undefined || filter === value

export const listCheckoutSessions = (runtime: StripeRuntime, query: ParsedForm) => {
  const parameters = parseParameters(listSessionsParameters, query)
  const all = runtime.store
    .list<CheckoutSessionDocument>('session')
    .filter((one) => matchesFilter(parameters.payment_intent, one.payment_intent))
    .filter((one) => matchesFilter(parameters.status, one.status))
  const expansions = (['payment_intent', 'line_items'] as const).filter((one) =>
    parameters.expand?.includes(`data.${one}`),
  )
  return toListObject('/v1/checkout/sessions', all, parameters, (one) =>
    expandSession(runtime, one, expansions),
  )
}

export const listCharges = ({ store }: StripeRuntime, query: ParsedForm) => {
  const parameters = parseParameters(listChargesParameters, query)
  const all = store
    .list<ChargeDocument>('charge')
    .filter((one) => matchesFilter(parameters.payment_intent, one.payment_intent))
  return toListObject('/v1/charges', all, parameters, toChargeObject)
}

export const listRefunds = ({ store }: StripeRuntime, query: ParsedForm) => {
  const parameters = parseParameters(listRefundsParameters, query)
  const all = store
    .list<RefundDocument>('refund')
    .filter((one) => matchesFilter(parameters.payment_intent, one.payment_intent))
    .filter((one) => matchesFilter(parameters.charge, one.charge))
  return toListObject('/v1/refunds', all, parameters, toRefundObject)
}

export const listDisputes = ({ store }: StripeRuntime, query: ParsedForm) => {
  const parameters = parseParameters(listDisputesParameters, query)
  const all = store
    .list<DisputeDocument>('dispute')
    .filter((one) => matchesFilter(parameters.payment_intent, one.payment_intent))
    .filter((one) => matchesFilter(parameters.charge, one.charge))
  return toListObject('/v1/disputes', all, parameters, toDisputeObject)
}

const groupPendingDeliveries = ({ store }: StripeRuntime) => {
  const pending = new Map<string, WebhookDelivery[]>()
  for (const one of store.list<WebhookDelivery>('delivery'))
    pending.set(one.eventId, [...(pending.get(one.eventId) ?? []), one])
  return pending
}

const createEventFilter = (
  parameters: z.output<typeof listEventsParameters>,
  pending: Map<string, WebhookDelivery[]>,
) => {
  const types = parameters.types ?? (parameters.type === undefined ? undefined : [parameters.type])
  return (one: StripeEventDocument) =>
    (!types || types.includes(one.type)) &&
    matchesFilter(parameters.delivery_success, String(!pending.has(one.id)))
}

export const listEvents = (runtime: StripeRuntime, query: ParsedForm) => {
  const parameters = parseParameters(listEventsParameters, query)
  const pending = groupPendingDeliveries(runtime)
  const all = runtime.store
    .list<StripeEventDocument>('event')
    .filter(createEventFilter(parameters, pending))
  return toListObject('/v1/events', all, parameters, (one) =>
    toEventObject(one, pending.get(one.id)?.length ?? 0),
  )
}

export const showEvent = (runtime: StripeRuntime, id: string) => {
  const event = runtime.store.get<StripeEventDocument>('event', id)
  if (!event) throw createResourceMissingError('event', id)
  return toEventObject(event, groupPendingDeliveries(runtime).get(id)?.length ?? 0)
}
