import type { Happened } from '../../../events'
import type { Actor } from '../../../events/metadata'
import type { Price, ProjectOrdered } from '../../../events/project'
import { Refused } from '../../../events/refusal-error'
import { personStream, projectStream } from '../../../events/streams'
import type { Orderer } from '../../domain/order/validate-order'
import type { Extras } from '../../store/event-store/command-handler'
import { statement } from '../../store/postgres/statement'
import type { Desk } from '../http/route-dependencies'
import { authCodeRow } from './auth-code-row'
import { boughtDomainGrows, demandAllIsThere } from './bought-domain'
import { withJudgedDomain } from './domain-lookup'
import type { MintedIds } from './idempotency'
import { claim, released, settled } from './idempotency'
import type { OrderCustomer, OrderedFor, ReadOrder } from './order-schema'

/** Who orders, under which key, in which request. */
export type Placing = {
  order: ReadOrder
  by: Orderer
  /** The staff member; a new customer acts for herself. */
  actor?: Actor
  scope: string
  key: string
  /** The request's body, by which a key used again is known. */
  body: unknown
  requestId: string
}

export type Placed = {
  projectId: string
  orderNumber: string
  status: 'pending_payment' | 'pending_domain'
  total: Pick<Price, 'netCents' | 'taxCents' | 'grossCents' | 'currency'>
}

const totalOf = ({ netCents, taxCents, grossCents, currency }: Price) => ({
  netCents,
  taxCents,
  grossCents,
  currency,
})

/** Her key may be there already, with the person: from a run that was thought dead. */
const customerRows = (desk: Desk, customerId: string, customer: OrderCustomer) => {
  const { key, wrapped } = desk.vault.mint(customerId)
  const stream = personStream(customerId)
  const sealed = desk.vault.sealFields(key, { stream, type: 'CustomerRegistered' }, customer)
  return {
    grows: [{ stream, at: 0, events: [{ type: 'CustomerRegistered' as const, data: { sealed } }] }],
    also: [
      statement(
        `insert into person_keys (person_id, wrapped_key) values ($1, $2) on conflict do nothing`,
        [customerId, wrapped],
      ),
      statement(
        `insert into person_emails (email_hmac, person_id, kind) values ($1, $2, 'customer')
         on conflict do nothing`,
        [desk.vault.emailHmac(customer.email), customerId],
      ),
    ],
  }
}

/** Whose order it is; a new customer is registered with it. */
const customerFor = (desk: Desk, minted: string, customer: OrderedFor) =>
  'customerId' in customer
    ? { customerId: customer.customerId, grows: [], also: [] }
    : { customerId: minted, ...customerRows(desk, minted, customer) }

const placedFrom = (ids: MintedIds, events: readonly Happened[]): Placed => {
  const ordered = events.find((event) => event.type === 'ProjectOrdered')
  if (ordered?.type !== 'ProjectOrdered')
    throw new Error(`expected an order of project ${ids.projectId}, found none`)
  const isReleased = events.some((event) => event.type === 'ProvisioningReleased')
  return {
    projectId: ids.projectId,
    orderNumber: ordered.data.orderNumber,
    status: isReleased ? 'pending_domain' : 'pending_payment',
    total: totalOf(ordered.data.price),
  }
}

const expected = (ids: MintedIds, data: Pick<ProjectOrdered['data'], 'price'>, free: boolean) => ({
  projectId: ids.projectId,
  orderNumber: ids.orderNumber,
  status: free ? ('pending_domain' as const) : ('pending_payment' as const),
  total: totalOf(data.price),
})

const append = async (desk: Desk, placing: Placing, ids: MintedIds): Promise<Placed> => {
  const { order, by, actor, scope, key, requestId } = placing
  const { offer } = await desk.stock()
  const wish = await withJudgedDomain(desk, order.wish)
  const { price, faults } = desk.quote(offer, wish, by)
  const isFree = wish.paymentMethod === 'free'
  if (isFree && faults.length === 0) await demandAllIsThere(desk, wish, ids, requestId)
  const answer = expected(ids, { price }, isFree)
  const { customerId, grows, also } = customerFor(desk, ids.customerId, order.customer)
  const { authCode } = order
  const code =
    wish.domain.kind === 'transferred' && authCode
      ? [authCodeRow(desk.vault, ids.projectId, authCode)]
      : []
  const extras: Extras = {
    isMinted: true,
    grows,
    growsToo: boughtDomainGrows(desk, wish.domain, ids.projectId),
    also: [...also, ...code, settled(scope, key, answer)],
  }
  const events = await desk.commands.project(
    {
      by: actor ?? `person:${customerId}`,
      correlationId: requestId,
      causationId: requestId,
    },
    ids.projectId,
    {
      type: 'PlaceOrder',
      data: {
        wish,
        offer,
        by,
        customerId,
        orderNumber: ids.orderNumber,
        now: desk.now().toISOString(),
      },
    },
    extras,
  )
  if (events.length > 0) return placedFrom(ids, events)
  // Placed already under these ids, by a run whose lease we took over while it still lived.
  return placedFrom(ids, (await desk.store.read(projectStream(ids.projectId))).events)
}

/**
 * Places an order once per key: what was answered once is answered again, whatever is on offer now.
 * Throws `Refused`, and then nothing has happened.
 */
export const placeOrder = async (desk: Desk, placing: Placing): Promise<Placed> => {
  const { scope, key, body } = placing
  const claimed = await claim<Placed>(desk.sql, scope, key, body, desk.now())
  if (claimed.state === 'done') return claimed.answer
  try {
    return await append(desk, placing, claimed.ids)
  } catch (error) {
    if (error instanceof Refused) await released(desk.sql, scope, key)
    throw error
  }
}
