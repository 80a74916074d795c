import type { RecordedEvent } from '../../../events'
import type { Actor } from '../../../events/metadata'
import type { Price } from '../../../events/price'
import type { ProjectOrdered } from '../../../events/project'
import { RefusalError } from '../../../events/refusal-error'
import { personStream, projectStream } from '../../../events/streams'
import type { OrderCatalogue } from '../../domain/order/order-catalogue'
import type { OrderChannel, OrderRequest } from '../../domain/order/validate-order'
import type { CommandOptions } from '../../store/event-store/command-handler'
import { customerLookupRows } from '../../store/ledgers/customer-search'
import { createStatement } from '../../store/postgres/statement'
import type { RouteDependencies } from '../http/route-dependencies'
import { authCodeRow } from './auth-code-row'
import { assertFulfillable, boughtDomainAppends } from './bought-domain'
import { withDomainLookup } from './domain-lookup'
import type { FreeOrderAssessment } from './free-order'
import { withFreeOrderAssessment } from './free-order'
import type { MintedIds } from './idempotency'
import { claimIdempotencyKey, completeClaim, releaseClaim, returnOrderNumber } from './idempotency'
import type { NewOrExistingCustomer, OrderCustomer, ParsedOrder } from './order-schema'

/** Who orders, under which key, in which request. */
export type OrderPlacement = {
  order: ParsedOrder
  by: OrderChannel
  /** The staff member; a new customer acts for herself. */
  actor?: Actor
  scope: string
  key: string
  /** The request's body, by which a key used again is known. */
  body: unknown
  requestId: string
}

export type PlacedOrder = {
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

/**
 * Her key may be there already, from a run that was thought dead. Her id is minted for this order
 * and her stream begins with it, so that no try needs to read it.
 */
const customerRegistration = (
  deps: RouteDependencies,
  customerId: string,
  customer: OrderCustomer,
) => {
  const { key, wrapped } = deps.vault.createPersonKey(customerId)
  const stream = personStream(customerId)
  const sealed = deps.vault.sealFields(key, { stream, type: 'CustomerRegistered' }, customer)
  return {
    registration: [
      {
        stream,
        expectedVersion: 0,
        events: [{ type: 'CustomerRegistered' as const, data: { sealed } }],
      },
    ],
    statements: [
      createStatement(
        `insert into person_keys (person_id, wrapped_key) values ($1, $2) on conflict do nothing`,
        [customerId, wrapped],
      ),
      ...customerLookupRows(customerId, {
        emailHmac: deps.vault.hashEmail(customer.email),
        terms: deps.vault.hashPersonTerms(customer),
      }),
    ],
  }
}

/** Whose order it is; a new customer is registered with it. */
const resolveCustomer = (
  deps: RouteDependencies,
  minted: string,
  customer: NewOrExistingCustomer,
) =>
  'customerId' in customer
    ? { customerId: customer.customerId, registration: [], statements: [] }
    : { customerId: minted, ...customerRegistration(deps, minted, customer) }

const placedOrderFrom = (ids: MintedIds, events: readonly RecordedEvent[]): PlacedOrder => {
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

const expectedPlacedOrder = (
  ids: MintedIds,
  data: Pick<ProjectOrdered['data'], 'price'>,
  free: boolean,
) => ({
  projectId: ids.projectId,
  orderNumber: ids.orderNumber,
  status: free ? ('pending_domain' as const) : ('pending_payment' as const),
  total: totalOf(data.price),
})

type QuotedOrder = OrderPlacement & {
  ids: MintedIds
  catalogue: OrderCatalogue
  request: OrderRequest
  answer: PlacedOrder
}

const commitOrder = async (
  deps: RouteDependencies,
  { order, by, actor, scope, key, requestId, ids, catalogue, request, answer }: QuotedOrder,
  { customerId, registration, statements }: ReturnType<typeof resolveCustomer>,
  free?: FreeOrderAssessment,
): Promise<PlacedOrder> => {
  const { authCode } = order
  const code =
    request.domain.kind === 'transferred' && authCode
      ? [authCodeRow(deps.vault, ids.projectId, authCode)]
      : []
  const extras: CommandOptions = {
    isNewStream: true,
    appends: async () => [
      ...registration,
      ...(await boughtDomainAppends(deps, request.domain, ids.projectId)),
    ],
    statements: [
      ...statements,
      ...code,
      ...(free?.statements ?? []),
      completeClaim(scope, key, answer),
    ],
  }
  const data = {
    request,
    catalogue,
    channel: by,
    customerId,
    orderNumber: ids.orderNumber,
    now: deps.now().toISOString(),
    freeOrderHold: free?.hold,
  }
  const context = {
    by: actor ?? (`person:${customerId}` as const),
    correlationId: requestId,
    causationId: requestId,
  }
  const command = { type: 'PlaceOrder' as const, data }
  const events = await deps.commands.project(context, ids.projectId, command, extras)
  if (events.length > 0) return placedOrderFrom(ids, events)
  // Placed already under these ids, by a run whose lease we took over while it still lived.
  await returnOrderNumber(deps.sql, ids)
  return placedOrderFrom(ids, (await deps.store.read(projectStream(ids.projectId))).events)
}

const appendOrder = async (
  deps: RouteDependencies,
  placing: OrderPlacement,
  ids: MintedIds,
): Promise<PlacedOrder> => {
  const { order, by, requestId } = placing
  const { offer: catalogue } = await deps.catalogueSnapshot()
  const request = await withDomainLookup(deps, order.request)
  const { price, errors } = deps.quote(catalogue, request, by)
  const isGift = request.paymentMethod === 'free'
  if (isGift && errors.length === 0)
    await assertFulfillable(deps, { ...order, request }, ids, requestId)
  const answer = expectedPlacedOrder(ids, { price }, isGift)
  const customer = resolveCustomer(deps, ids.customerId, order.customer)
  const quoted = { ...placing, ids, catalogue, request, answer }
  const costsNothing = by === 'public' && errors.length === 0 && price.grossCents === 0
  if (!costsNothing || 'customerId' in order.customer) return commitOrder(deps, quoted, customer)
  const { customerId } = customer
  const subject = { projectId: ids.projectId, customerId, email: order.customer.email }
  return withFreeOrderAssessment(deps, subject, (free) => commitOrder(deps, quoted, customer, free))
}

/**
 * Places an order once per key: what was answered once is answered again, whatever is on offer now.
 * Throws `Refused`, and then nothing has happened.
 */
export const placeOrder = async (
  deps: RouteDependencies,
  placing: OrderPlacement,
): Promise<PlacedOrder> => {
  const { scope, key, body } = placing
  const claimed = await claimIdempotencyKey<PlacedOrder>(deps.sql, scope, key, body, deps.now())
  if (claimed.state === 'done') return claimed.answer
  try {
    return await appendOrder(deps, placing, claimed.ids)
  } catch (error) {
    if (error instanceof RefusalError) await releaseClaim(deps.sql, scope, key, claimed.ids)
    throw error
  }
}
