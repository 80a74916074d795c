import { domainKinds } from '../../../../events/codes'
import type { Actor } from '../../../../events/metadata'
import type { Price } from '../../../../events/price'
import type { FieldError } from '../../../../events/refusal-error'
import { RefusalError } from '../../../../events/refusal-error'
import type { OrderFormValues } from '../../../../views/order/order-form-values'
import type { OrderOffer } from '../../../../views/order/order-offer'
import type { Locale } from '../../../../views/texts/locale'
import type { OrderChannel, OrderRequest } from '../../../domain/order/validate-order'
import type { CatalogueSnapshot, RouteDependencies } from '../../http/route-dependencies'
import { blankOrderRequest } from '../blank-order-request'
import { withDomainLookup } from '../domain-lookup'
import { parseOrder } from '../order-schema'
import type { PlacedOrder } from '../place-order'
import { placeOrder } from '../place-order'
import { toOrderBody } from './order-form'
import { buildShopOffer, priceChoice } from './shop-offer'

/** `locale`: the customer's, if it is she who orders. */
type OrderingParty = { by: OrderChannel; actor?: Actor; requestId: string; locale?: Locale }

/** Placed, or why not. */
export type OrderSubmission = { placedOrder: PlacedOrder } | { errors: readonly FieldError[] }

const validateConsents = (values: OrderFormValues, by: OrderChannel): FieldError[] =>
  by === 'staff'
    ? []
    : (['consents.terms', 'consents.withdrawalWaived'] as const)
        .filter((name) => !values[name])
        .map((name) => ({ pointer: `/${name.replace('.', '/')}`, code: 'CONSENT_NEEDED' }))

/** The server's price of what is chosen so far, and why the domain in it cannot be had. */
export type OrderFormQuote = { quote?: Price | undefined; domainError?: FieldError | undefined }

const findDomainError = (
  deps: RouteDependencies,
  stock: CatalogueSnapshot,
  request: OrderRequest,
  by: OrderChannel,
) =>
  deps
    .quote(stock.offer, request, by)
    .errors.find(({ pointer }) => pointer === '/domain/name' && request.domain.name)

/** The price, if it can be bought; the domain's is asked for where one was typed. */
export const quoteOrderForm = async (
  deps: RouteDependencies,
  values: OrderFormValues,
  offer: OrderOffer,
  by: OrderChannel,
): Promise<OrderFormQuote> => {
  const { projectType, billingCycle } = toOrderBody(values, offer)
  const { bundle, plugins } = values
  if (!bundle && plugins.length === 0) return {}
  const kind = domainKinds.find((one) => one === values['domain.kind']) ?? 'subdomain'
  const chosen = { plugins, ...(bundle ? { bundle } : {}) }
  const domain = { kind, name: values['domain.name'] }
  const stock = await deps.catalogueSnapshot()
  const request = await withDomainLookup(deps, {
    ...blankOrderRequest(projectType, billingCycle),
    domain,
  })
  const choice = { ...chosen, domain: request.domain }
  const domainError = kind === 'subdomain' ? undefined : findDomainError(deps, stock, request, by)
  return {
    quote: priceChoice(deps, stock, by, projectType, billingCycle, choice),
    ...(domainError ? { domainError } : {}),
  }
}

/** Orders what the form says, once per form. */
export const submitOrder = async (
  deps: RouteDependencies,
  values: OrderFormValues,
  who: OrderingParty,
): Promise<OrderSubmission> => {
  const { by, requestId, actor, locale } = who
  const body = toOrderBody(values, buildShopOffer(deps, await deps.catalogueSnapshot(), by, 'de'))
  const parsed = parseOrder(body)
  const consents = validateConsents(values, by)
  if ('errors' in parsed) return { errors: [...parsed.errors, ...consents] }
  if (consents.length > 0) return { errors: consents }
  const order = { ...parsed, request: { ...parsed.request, locale } }
  const scope = `html/${by}`
  const key = values.orderId
  try {
    const whom = actor ? { actor } : {}
    return {
      placedOrder: await placeOrder(deps, { order, by, ...whom, scope, key, body, requestId }),
    }
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    if (error.errors.length > 0) return { errors: error.errors }
    return { errors: [{ pointer: errorPointerOf(error.code, values), code: error.code }] }
  }
}

const errorPointerOf = (code: string, values: OrderFormValues) => {
  if (code === 'SLUG_TAKEN') return '/slug'
  if (code !== 'DOMAIN_TAKEN') return ''
  return values['domain.kind'] === 'subdomain' ? '/domain/label' : '/domain/name'
}
