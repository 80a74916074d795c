import type { BillingCycle } from '../../../events/codes'

/** When a price begins and ends, or that nothing is offered from then on. */
export type PriceEntry = {
  netCents: number
  setupCents: number
  validFrom: string
  validUntil: string | null
  /** Nothing is offered from `validFrom` on. */
  withdrawn: boolean
}

export type PriceKey = { plugin: string; projectType: string; cycle: BillingCycle }

/** What a plugin costs with one project type and billing cycle, net, and when that is valid. */
export type PriceListEntry = PriceKey & PriceEntry

/** Instants as they are stored may differ in how they are written. */
const toMs = (instant: string) => Date.parse(instant)

/** The entry that began last; `undefined` as long as none has begun. */
export const selectPriceEntry = <Entry extends PriceEntry>(
  entries: readonly Entry[],
  now: string,
): Entry | undefined => {
  const nowMs = toMs(now)
  let selected: Entry | undefined
  for (const entry of entries) {
    if (toMs(entry.validFrom) > nowMs) continue
    if (!selected || toMs(entry.validFrom) > toMs(selected.validFrom)) selected = entry
  }
  return selected
}

/** Those that begin later, the next one first. */
export const listPlannedEntries = <Entry extends PriceEntry>(
  entries: readonly Entry[],
  now: string,
): Entry[] =>
  entries
    .filter(({ validFrom }) => toMs(validFrom) > toMs(now))
    .toSorted((one, other) => toMs(one.validFrom) - toMs(other.validFrom))

/** A price whose end has come is not followed by the one before it: nothing is offered then. */
export const isOrderable = ({ withdrawn, validUntil }: PriceEntry, now: string) =>
  !withdrawn && (validUntil === null || toMs(validUntil) > toMs(now))

type PriceList<Entry extends PriceListEntry> = {
  prices: readonly Entry[]
  /** Whose price is used where a type has none. */
  baseType: string | undefined
}

export type FoundPrice<Entry extends PriceListEntry = PriceListEntry> = {
  price: Entry
  /** Taken from the base type. */
  isInherited: boolean
  isOrderable: boolean
}

/** A type's own price, else the base type's; `undefined` where neither has one that has begun. */
export const findPrice = <Entry extends PriceListEntry>(
  { prices, baseType }: PriceList<Entry>,
  { plugin, projectType, cycle }: PriceKey,
  now: string,
): FoundPrice<Entry> | undefined => {
  const selectFor = (type: string | undefined) =>
    selectPriceEntry(
      prices.filter(
        (price) => price.plugin === plugin && price.projectType === type && price.cycle === cycle,
      ),
      now,
    )
  const own = selectFor(projectType)
  const price = own ?? selectFor(baseType)
  return price && { price, isInherited: own === undefined, isOrderable: isOrderable(price, now) }
}

/** The next moment at which other prices are in force; `undefined` if none is known. */
export const findNextPriceChange = (
  prices: readonly PriceEntry[],
  now: string,
): string | undefined => {
  const moments = prices.flatMap(({ validFrom, validUntil }) =>
    validUntil === null ? [validFrom] : [validFrom, validUntil],
  )
  const later = moments.filter((moment) => toMs(moment) > toMs(now))
  return later.toSorted((one, other) => toMs(one) - toMs(other))[0]
}
