import type { Actor } from '../../../events/metadata'
import type { Price } from '../../../events/project'
import type { Fault } from '../../../events/refused'
import { Refused } from '../../../events/refused'
import type { Offer } from '../../../views/order/offer'
import type { OrderValues } from '../../../views/order/order-values'
import type { Locale } from '../../../views/texts/locale'
import type { Orderer } from '../../deciders/order'
import type { Desk } from '../desk'
import { readOrder } from '../ordering/order-body'
import type { Placed } from '../ordering/place-order'
import { placeOrder } from '../ordering/place-order'
import { offeredPrice, offerShown } from './offer-shown'
import { orderBodyOf } from './order-typed'

/** `locale`: the customer's, if it is she who orders. */
type Who = { by: Orderer; actor?: Actor; requestId: string; locale?: Locale }

/** Placed, or why not. */
export type Judged = { placed: Placed } | { faults: readonly Fault[] }

const consentFaults = (values: OrderValues, by: Orderer): Fault[] =>
  by === 'staff'
    ? []
    : (['consents.terms', 'consents.withdrawalWaived'] as const)
        .filter((name) => !values[name])
        .map((name) => ({ pointer: `/${name.replace('.', '/')}`, code: 'CONSENT_NEEDED' }))

/** The server's price of what is chosen so far, if it can be bought. */
export const quoteFor = async (
  desk: Desk,
  values: OrderValues,
  offer: Offer,
  by: Orderer,
): Promise<Price | undefined> => {
  const { projectType, billingCycle } = orderBodyOf(values, offer)
  const { bundle, plugins } = values
  if (!bundle && plugins.length === 0) return undefined
  const choice = { plugins, ...(bundle ? { bundle } : {}) }
  return offeredPrice(desk, await desk.stock(), by, projectType, billingCycle, choice)
}

/** Orders what the form says, once per form. */
export const judgeOrder = async (desk: Desk, values: OrderValues, who: Who): Promise<Judged> => {
  const { by, requestId, actor, locale } = who
  const body = orderBodyOf(values, offerShown(desk, await desk.stock(), by))
  const read = readOrder(body)
  const consents = consentFaults(values, by)
  if ('faults' in read) return { faults: [...read.faults, ...consents] }
  if (consents.length > 0) return { faults: consents }
  const order = { ...read, wish: { ...read.wish, locale } }
  const scope = `html/${by}`
  const key = values.orderId
  try {
    const whom = actor ? { actor } : {}
    return { placed: await placeOrder(desk, { order, by, ...whom, scope, key, body, requestId }) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (error.faults.length > 0) return { faults: error.faults }
    return { faults: [{ pointer: pointerOf[error.code] ?? '', code: error.code }] }
  }
}

const pointerOf: Readonly<Record<string, string>> = {
  SLUG_TAKEN: '/slug',
  DOMAIN_TAKEN: '/domain/label',
}
