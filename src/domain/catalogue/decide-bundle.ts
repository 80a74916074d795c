import type { DomainEvent, EventOf, RecordedEvent } from '../../../events'
import type { FieldError } from '../../../events/refusal-error'
import { fieldError, RefusalError } from '../../../events/refusal-error'
import { bundleStream } from '../../../events/streams'
import { isPluginOffered } from '../order/order-catalogue'
import { calculatePrice } from '../order/price'
import type { CatalogueDecider, CatalogueFacts } from './catalogue-decider'
import type { DescribedFields } from './catalogue-state'
import { codeTaken, hasSameFields, wrongCatalogueState } from './catalogue-state'

type Offered = EventOf<'BundleOffered'>['data']
type Composed = EventOf<'BundleComposed'>['data']

/** A bundle's terms and plugins; `fields`: its texts and looks besides. */
type BundleTerms = Omit<Offered, 'code'> & Composed & { fields: DescribedFields }

export type BundleCommand =
  | { type: 'OfferBundle'; data: BundleTerms }
  | { type: 'ChangeBundle'; data: BundleTerms }
  | { type: 'WithdrawBundle' }

type BundleState =
  | { stage: 'none' }
  | {
      stage: 'offered' | 'withdrawn'
      offered: Offered
      composed: Composed | undefined
      fields: DescribedFields
    }

const evolve = (bundle: BundleState, event: RecordedEvent): BundleState => {
  if (event.type === 'BundleOffered') {
    const { composed, fields } =
      bundle.stage === 'none' ? { composed: undefined, fields: {} } : bundle
    return { stage: 'offered', offered: event.data, composed, fields }
  }
  if (bundle.stage === 'none') return bundle
  if (event.type === 'BundleComposed') return { ...bundle, composed: event.data }
  if (event.type === 'BundleDescribed') return { ...bundle, fields: event.data.fields }
  return event.type === 'BundleWithdrawn' ? { ...bundle, stage: 'withdrawn' } : bundle
}

type PricedBundle = Pick<BundleTerms, 'projectType' | 'billingCycle' | 'discountPercent'> & {
  code: string
  plugins: readonly string[]
}

type OrderFacts = Pick<CatalogueFacts, 'offer' | 'now'>

const listPluginErrors = (
  { plugins, projectType, billingCycle }: Omit<PricedBundle, 'code' | 'discountPercent'>,
  { offer, now }: OrderFacts,
): FieldError[] => {
  if (plugins.length === 0) return [fieldError('/plugins', 'REQUIRED')]
  const unknown = plugins.find((plugin) => !offer.plugins.some(({ name }) => name === plugin))
  if (unknown) return [{ ...fieldError('/plugins', 'UNKNOWN_PLUGIN'), message: unknown }]
  const unavailable = plugins.filter(
    (plugin) => !isPluginOffered(offer, plugin, projectType, billingCycle, now),
  )
  return unavailable.length > 0
    ? [{ ...fieldError('/plugins', 'PLUGINS_NOT_ORDERABLE'), message: unavailable.join(', ') }]
    : []
}

const isTypeOffered = (code: string, { offer }: OrderFacts) =>
  offer.projectTypes.some((type) => type.code === code)

/** Whether customers, or staff for a free type, can order it now. */
export const isBundleOrderable = (bundle: PricedBundle, facts: OrderFacts) =>
  isTypeOffered(bundle.projectType, facts) && listPluginErrors(bundle, facts).length === 0

const assertOrderable = (code: string, terms: BundleTerms, facts: CatalogueFacts) => {
  const { projectType, discountPercent } = terms
  const isWhole = Number.isInteger(discountPercent)
  const isType = isTypeOffered(projectType, facts)
  const errors = [
    ...(isType ? [] : [fieldError('/projectType', 'UNKNOWN_PROJECT_TYPE')]),
    ...(isWhole && discountPercent >= 0 && discountPercent <= 100
      ? []
      : [fieldError('/discountPercent', 'BAD_PERCENT')]),
    ...(isType ? listPluginErrors(terms, facts) : []),
  ]
  const [first] = errors
  if (first) throw new RefusalError(first.code, `expected bundle ${code} to be orderable`, errors)
}

/** Only what is another one than before. */
const offerBundle = (
  code: string,
  { fields, plugins, discountPercent, ...terms }: BundleTerms,
  bundle: BundleState,
): DomainEvent[] => {
  const offered = { code, ...terms }
  const composed = { plugins, discountPercent }
  const before = bundle.stage === 'none' ? undefined : bundle
  const isSameOffer = before?.stage === 'offered' && hasSameFields(offered, before.offered)
  const isSameContent = before?.composed && hasSameFields(composed, before.composed)
  return [
    ...(isSameOffer ? [] : [{ type: 'BundleOffered' as const, data: offered }]),
    ...(isSameContent ? [] : [{ type: 'BundleComposed' as const, data: composed }]),
    ...(hasSameFields(fields, before?.fields ?? {})
      ? []
      : [{ type: 'BundleDescribed' as const, data: { fields } }]),
  ]
}

const decideBundle: CatalogueDecider<BundleCommand>['decide'] = (code, command, events, facts) => {
  const bundle = events.reduce<BundleState>(evolve, { stage: 'none' })
  const { stage } = bundle
  switch (command.type) {
    case 'OfferBundle': {
      const offered = offerBundle(code, command.data, bundle)
      if (stage === 'offered' && offered.length > 0) throw codeTaken(code)
      if (offered.length > 0) assertOrderable(code, command.data, facts)
      return offered
    }
    case 'ChangeBundle': {
      if (stage !== 'offered') throw wrongCatalogueState(bundleStream(code), 'offered', stage)
      assertOrderable(code, command.data, facts)
      return offerBundle(code, command.data, bundle)
    }
    case 'WithdrawBundle':
      if (stage === 'withdrawn') return []
      if (stage !== 'offered') throw wrongCatalogueState(bundleStream(code), 'offered', stage)
      return [{ type: 'BundleWithdrawn', data: {} }]
  }
}

/** What an order of this bundle alone would cost, by the rule that orders are priced by. */
export const calculateBundlePrice = (bundle: PricedBundle, { offer, now }: OrderFacts) => {
  const { code, projectType, billingCycle } = bundle
  const wanted = { projectType, billingCycle, bundle: code, plugins: [] }
  return calculatePrice({ ...offer, bundles: [bundle] }, wanted, now)
}

/** Several plugins at one discount; of each type's bundles one at most is preselected. */
export const bundleDecider: CatalogueDecider<BundleCommand> = {
  streamOf: bundleStream,
  decide: decideBundle,
  decideFurther: (code, command, { bundles }) => {
    if (command.type === 'WithdrawBundle' || !command.data.isDefault) return []
    const { projectType } = command.data
    return bundles
      .filter((one) => one.isDefault && one.code !== code && one.projectType === projectType)
      .map(({ code: former, displayName, billingCycle }) => ({
        stream: bundleStream(former),
        events: [
          {
            type: 'BundleOffered',
            data: { code: former, displayName, projectType, billingCycle, isDefault: false },
          },
        ],
      }))
  },
  calculatePrices: (code, command, facts) => {
    if (command.type === 'WithdrawBundle') return undefined
    const before = facts.bundles.find((one) => one.code === code)
    return {
      ...(before ? { before: calculateBundlePrice(before, facts) } : {}),
      after: calculateBundlePrice({ code, ...command.data }, facts),
    }
  },
}
