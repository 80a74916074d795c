import type { PriceScope } from '../../../events/plugin'
import type { ChangePrices, PriceValidity, WantedPrice } from './decide-plugin-prices'
import type { MatrixRow } from './price-matrix'

type Amounts = { netCents: number; setupCents: number }

export type PriceDifference = PriceScope & {
  /** What is asked now; absent where nothing is offered. */
  before?: Amounts
  after?: Amounts
  /** `base`: it is the base type's from then on. */
  becomes: 'own' | 'base' | 'withdrawn'
}

/** What a change of prices does, and what it leaves as it is. */
export type PricePlan = PriceValidity & {
  differences: readonly PriceDifference[]
  /** Types without a price of their own, whose price changes with the base type's. */
  inheritingTypes: readonly string[]
  /** Bundles whose total changes. */
  bundles: readonly string[]
  /** They keep their price until it is agreed anew. */
  licenseCount: number
}

const amountsOf = ({ netCents, setupCents }: Amounts): Amounts => ({ netCents, setupCents })

const becomesOf = (wanted: WantedPrice) => (typeof wanted === 'string' ? wanted : 'own')

type Effects = {
  matrix: readonly MatrixRow[]
  bundles: readonly { code: string; projectType: string; plugins: readonly string[] }[]
  plugin: string
  licenseCount: number
}

export const planPriceChanges = (
  { changes, validFrom, validUntil }: ChangePrices,
  { matrix, bundles, plugin, licenseCount }: Effects,
): PricePlan => {
  const findCell = ({ projectType, cycle }: PriceScope) =>
    matrix
      .find(({ code }) => code === projectType)
      ?.cells.find(({ scope }) => scope.cycle === cycle)
  const baseType = matrix.find(({ isBase }) => isBase)?.code ?? ''
  const wantedFor = (scope: PriceScope) =>
    changes.find(
      ({ projectType, cycle }) => projectType === scope.projectType && cycle === scope.cycle,
    )?.wanted
  const basePriceOf = (scope: PriceScope) => {
    const baseScope = { ...scope, projectType: baseType }
    const wanted = wantedFor(baseScope)
    return wanted === undefined ? findCell(baseScope)?.price : wanted
  }
  const toAmounts = (scope: PriceScope, wanted: WantedPrice): Amounts | undefined => {
    const price = wanted === 'base' ? basePriceOf(scope) : wanted
    return typeof price === 'object' ? amountsOf(price) : undefined
  }
  const differences = changes.map(({ projectType, cycle, wanted }): PriceDifference => {
    const scope = { projectType, cycle }
    const before = findCell(scope)?.price
    const after = toAmounts(scope, wanted)
    return {
      ...scope,
      ...(before ? { before: amountsOf(before) } : {}),
      ...(after ? { after } : {}),
      becomes: becomesOf(wanted),
    }
  })
  const inheritingTypes = matrix
    .filter(({ isFree, isBase }) => !isFree && !isBase)
    .filter(({ cells }) =>
      cells.some(
        ({ scope, state }) =>
          (state === 'base' || state === 'none') &&
          wantedFor(scope) === undefined &&
          wantedFor({ ...scope, projectType: baseType }) !== undefined,
      ),
    )
    .map(({ code }) => code)
  const touchedTypes = new Set([
    ...changes.map(({ projectType }) => projectType),
    ...inheritingTypes,
  ])
  return {
    differences,
    inheritingTypes,
    bundles: bundles
      .filter((bundle) => bundle.plugins.includes(plugin) && touchedTypes.has(bundle.projectType))
      .map(({ code }) => code),
    licenseCount,
    ...(validFrom ? { validFrom } : {}),
    ...(validUntil ? { validUntil } : {}),
  }
}
