import { domainKinds } from '../../../../events/codes'
import type { Actor } from '../../../../events/metadata'
import type { Price } from '../../../../events/project'
import type { Fault } from '../../../../events/refusal-error'
import { Refused } from '../../../../events/refusal-error'
import type { OrderValues } from '../../../../views/order/order-form-values'
import type { Offer } from '../../../../views/order/order-offer'
import type { Locale } from '../../../../views/texts/locale'
import type { Orderer, OrderWish } from '../../../domain/order/validate-order'
import type { Desk, Stock } from '../../http/route-dependencies'
import { wishFor } from '../blank-order-request'
import { withJudgedDomain } from '../domain-lookup'
import { readOrder } from '../order-schema'
import type { Placed } from '../place-order'
import { placeOrder } from '../place-order'
import { orderBodyOf } from './order-form'
import { offeredPrice, offerShown } from './shop-offer'

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

/** The server's price of what is chosen so far, and why the domain in it cannot be had. */
export type Quoted = { quote?: Price | undefined; domainProblem?: Fault | undefined }

const domainFault = (desk: Desk, stock: Stock, wish: OrderWish, by: Orderer) =>
  desk
    .quote(stock.offer, wish, by)
    .faults.find(({ pointer }) => pointer === '/domain/name' && wish.domain.name)

/** The price, if it can be bought; the domain's is asked for where one was typed. */
export const quoteFor = async (
  desk: Desk,
  values: OrderValues,
  offer: Offer,
  by: Orderer,
): Promise<Quoted> => {
  const { projectType, billingCycle } = orderBodyOf(values, offer)
  const { bundle, plugins } = values
  if (!bundle && plugins.length === 0) return {}
  const kind = domainKinds.find((one) => one === values['domain.kind']) ?? 'subdomain'
  const chosen = { plugins, ...(bundle ? { bundle } : {}) }
  const domain = { kind, name: values['domain.name'] }
  const stock = await desk.stock()
  const wish = await withJudgedDomain(desk, { ...wishFor(projectType, billingCycle), domain })
  const choice = { ...chosen, domain: wish.domain }
  const domainProblem = kind === 'subdomain' ? undefined : domainFault(desk, stock, wish, by)
  return {
    quote: offeredPrice(desk, stock, by, projectType, billingCycle, choice),
    ...(domainProblem ? { domainProblem } : {}),
  }
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
    return { faults: [{ pointer: pointerOf(error.code, values), code: error.code }] }
  }
}

const pointerOf = (code: string, values: OrderValues) => {
  if (code === 'SLUG_TAKEN') return '/slug'
  if (code !== 'DOMAIN_TAKEN') return ''
  return values['domain.kind'] === 'subdomain' ? '/domain/label' : '/domain/name'
}
