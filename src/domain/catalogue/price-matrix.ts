import type { BillingCycle } from '../../../events/codes'
import type { PriceScope } from '../../../events/plugin'
import { roundHalfUp } from '../order/price'
import { describePriceEntries } from './decide-plugin-prices'
import { scopeKeyOf } from './plugin-state'
import type { PriceListEntry } from './select-price'
import { findPrice, isOrderable, listPlannedEntries, selectPriceEntry } from './select-price'

/** The order of the columns. */
const matrixCycles: readonly BillingCycle[] = ['monthly', 'yearly', 'once']

/** `none`: neither the type nor the base type has a price. */
export type CellState = 'own' | 'base' | 'withdrawn' | 'ended' | 'none'

export type MatrixCell<Entry extends PriceListEntry = PriceListEntry> = {
  scope: PriceScope
  /** `einzelkunde.monthly`; the names of its fields end in it. */
  key: string
  state: CellState
  /** In force, the base type's where it is inherited. */
  price: Entry | undefined
  /** The type's own entry, as long as it has one. */
  own: Entry | undefined
  planned: readonly Entry[]
  /** What an editor has before her; another text means that somebody changed the cell. */
  seen: string
}

type ProjectType = { code: string; displayName: string; isBase: boolean; isFree: boolean }

export type MatrixRow<Entry extends PriceListEntry = PriceListEntry> = ProjectType & {
  cells: readonly MatrixCell<Entry>[]
}

const findState = <Entry extends PriceListEntry>(
  own: Entry | undefined,
  found: ReturnType<typeof findPrice<Entry>>,
  now: string,
): CellState => {
  if (own) {
    if (own.withdrawn) return 'withdrawn'
    return isOrderable(own, now) ? 'own' : 'ended'
  }
  return found?.isOrderable ? 'base' : 'none'
}

const buildCell = <Entry extends PriceListEntry>(
  prices: readonly Entry[],
  baseType: string | undefined,
  key: { plugin: string } & PriceScope,
  now: string,
): MatrixCell<Entry> => {
  const { projectType, cycle } = key
  const entries = prices.filter(
    (price) => price.projectType === projectType && price.cycle === cycle,
  )
  const own = selectPriceEntry(entries, now)
  const found = findPrice({ prices, baseType }, key, now)
  return {
    scope: { projectType, cycle },
    key: scopeKeyOf({ projectType, cycle }),
    state: findState(own, found, now),
    price: found?.isOrderable ? found.price : undefined,
    own,
    planned: listPlannedEntries(entries, now),
    seen: describePriceEntries(entries, now),
  }
}

/** What a plugin costs with each project type and cycle, by the rule that orders are priced by. */
export const buildPriceMatrix = <Entry extends PriceListEntry>(
  plugin: string,
  types: readonly ProjectType[],
  prices: readonly Entry[],
  now: string,
): MatrixRow<Entry>[] => {
  const baseType = types.find(({ isBase }) => isBase)?.code
  return types.map((type) => ({
    ...type,
    cells: matrixCycles.map((cycle) =>
      buildCell(prices, baseType, { plugin, projectType: type.code, cycle }, now),
    ),
  }))
}

/** Twelve months less the discount, in cents, rounded half up. */
export const suggestYearlyCents = (monthlyCents: number, discountPercent: number): number =>
  roundHalfUp((monthlyCents * 12 * (100 - discountPercent)) / 100)
