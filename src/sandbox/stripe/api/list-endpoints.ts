import type { z } from 'zod'
import type { Account, Charge, Delivery, Intent, Refund, Session, StripeEvent } from '../documents'
import { noSuch } from './api-error'
import { chargeShape, eventShape, refundShape, sessionShape } from './api-objects'
import { chargeList, eventList, type Page, refundList, sessionList } from './parameters'
import type { Form } from './parse-form'
import { check } from './parse-parameters'

type Dated = { id: string; created: number }

const within = (created: Page['created'], at: number) => {
  if (created === undefined) return true
  if (typeof created === 'number') return at === created
  const { gt = -1, gte = 0, lt = Infinity, lte = Infinity } = created
  return at > gt && at >= gte && at < lt && at <= lte
}

const indexOf = (all: Dated[], id: string, param: string) => {
  const at = all.findIndex((one) => one.id === id)
  if (at < 0) throw noSuch('object', id, param)
  return at
}

/** One page, newest first, as Stripe cuts it. */
const cut = <T extends Dated>(oldestFirst: T[], page: Page) => {
  const all = oldestFirst.filter((one) => within(page.created, one.created)).reverse()
  const limit = page.limit ?? 10
  if (page.ending_before !== undefined) {
    const end = indexOf(all, page.ending_before, 'ending_before')
    return { data: all.slice(Math.max(0, end - limit), end), has_more: end > limit }
  }
  const start =
    page.starting_after === undefined ? 0 : indexOf(all, page.starting_after, 'starting_after') + 1
  return { data: all.slice(start, start + limit), has_more: all.length > start + limit }
}

const list = <T extends Dated>(url: string, all: T[], page: Page, shape: (one: T) => object) => {
  const { data, has_more } = cut(all, page)
  return { object: 'list', url, has_more, data: data.map(shape) }
}

const same = (wanted: string | undefined, found: string | null) =>
  wanted === undefined || wanted === found

export const listSessions = ({ shelf }: Account, query: Form) => {
  const wanted = check(sessionList, query)
  const all = shelf
    .list<Session>('session')
    .filter((one) => same(wanted.payment_intent, one.payment_intent))
    .filter((one) => same(wanted.status, one.status))
  const intentOf = ({ payment_intent: id }: Session) =>
    wanted.expand && id ? shelf.get<Intent>('intent', id) : undefined
  return list('/v1/checkout/sessions', all, wanted, (one) => sessionShape(one, intentOf(one)))
}

export const listCharges = ({ shelf }: Account, query: Form) => {
  const wanted = check(chargeList, query)
  const all = shelf
    .list<Charge>('charge')
    .filter((one) => same(wanted.payment_intent, one.payment_intent))
  return list('/v1/charges', all, wanted, chargeShape)
}

export const listRefunds = ({ shelf }: Account, query: Form) => {
  const wanted = check(refundList, query)
  const all = shelf
    .list<Refund>('refund')
    .filter((one) => same(wanted.payment_intent, one.payment_intent))
    .filter((one) => same(wanted.charge, one.charge))
  return list('/v1/refunds', all, wanted, refundShape)
}

const pendingByEvent = ({ shelf }: Account) => {
  const pending = new Map<string, Delivery[]>()
  for (const one of shelf.list<Delivery>('delivery'))
    pending.set(one.eventId, [...(pending.get(one.eventId) ?? []), one])
  return pending
}

const chosen = (wanted: z.output<typeof eventList>, pending: Map<string, Delivery[]>) => {
  const types = wanted.types ?? (wanted.type === undefined ? undefined : [wanted.type])
  return (one: StripeEvent) =>
    (!types || types.includes(one.type)) &&
    same(wanted.delivery_success, String(!pending.has(one.id)))
}

export const listEvents = (account: Account, query: Form) => {
  const wanted = check(eventList, query)
  const pending = pendingByEvent(account)
  const all = account.shelf.list<StripeEvent>('event').filter(chosen(wanted, pending))
  return list('/v1/events', all, wanted, (one) => eventShape(one, pending.get(one.id)?.length ?? 0))
}

export const showEvent = (account: Account, id: string) => {
  const event = account.shelf.get<StripeEvent>('event', id)
  if (!event) throw noSuch('event', id)
  return eventShape(event, pendingByEvent(account).get(id)?.length ?? 0)
}
