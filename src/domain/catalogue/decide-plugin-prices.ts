import type { PluginEvent, PriceScope } from '../../../events/plugin'
import type { FieldError } from '../../../events/refusal-error'
import { RefusalError } from '../../../events/refusal-error'
import type { PluginState } from './plugin-state'
import { scopeKeyOf } from './plugin-state'
import type { PriceEntry } from './select-price'
import { listPlannedEntries, selectPriceEntry } from './select-price'

/** `base`: the price of the base type is used; `withdrawn`: nothing is offered. */
export type WantedPrice = { netCents: number; setupCents: number } | 'base' | 'withdrawn'

export type PriceChange = PriceScope & {
  wanted: WantedPrice
  /** `describePriceEntries` of what the person saw when it was changed. */
  expected: string
}

/** Instants; `validFrom` is absent for prices that begin at once. */
export type PriceValidity = { validFrom?: string; validUntil?: string }

export type ChangePrices = PriceValidity & { changes: readonly PriceChange[] }
export type EndPrice = PriceScope & { validFrom: string; validUntil: string }
export type DropPlannedPrice = PriceScope & { validFrom: string }

const maxPriceCents = 99_999_999

const describeEntry = ({ netCents, setupCents, validFrom, validUntil, withdrawn }: PriceEntry) =>
  [
    Date.parse(validFrom),
    validUntil === null ? '' : Date.parse(validUntil),
    withdrawn ? 'x' : netCents,
    setupCents,
  ].join('-')

/** The entry in force and those that follow as one text: another text, other prices. */
export const describePriceEntries = (entries: readonly PriceEntry[], now: string): string => {
  const current = selectPriceEntry(entries, now)
  const relevant = [...(current ? [current] : []), ...listPlannedEntries(entries, now)]
  return relevant.map(describeEntry).join('_')
}

/** The name of a cell's field in the form of the prices, and of its error. */
const priceFieldOf = (scope: PriceScope) => `net.${scopeKeyOf(scope)}`

const errorAt = (scope: PriceScope, code: string): FieldError => ({
  pointer: `/${priceFieldOf(scope)}`,
  code,
})

const entriesOf = ({ prices }: PluginState, scope: PriceScope) =>
  prices.get(scopeKeyOf(scope)) ?? []

const isAmount = (cents: number) =>
  Number.isSafeInteger(cents) && cents >= 0 && cents <= maxPriceCents

const assertAmounts = (name: string, changes: readonly PriceChange[]) => {
  const wrong = changes.filter(
    ({ wanted }) =>
      typeof wanted !== 'string' && !(isAmount(wanted.netCents) && isAmount(wanted.setupCents)),
  )
  if (wrong.length > 0)
    throw new RefusalError(
      'BAD_AMOUNT',
      `expected prices of ${name} from 0 to ${maxPriceCents} cents, found others`,
      wrong.map((change) => errorAt(change, 'BAD_AMOUNT')),
    )
}

/** A price may not begin in the past: what was ordered then was ordered at another price. */
const assertValidity = (name: string, { validFrom, validUntil }: PriceValidity, now: string) => {
  if (validFrom && Date.parse(validFrom) < Date.parse(now))
    throw new RefusalError(
      'BEGINS_IN_PAST',
      `expected prices of ${name} to begin after ${now}, found ${validFrom}`,
      [{ pointer: '/validFrom', code: 'BEGINS_IN_PAST' }],
    )
  if (validUntil && Date.parse(validUntil) <= Date.parse(validFrom ?? now))
    throw new RefusalError(
      'ENDS_BEFORE_BEGIN',
      `expected prices of ${name} to end after ${validFrom ?? now}, found ${validUntil}`,
      [{ pointer: '/validUntil', code: 'ENDS_BEFORE_BEGIN' }],
    )
}

const assertUnchanged = (
  name: string,
  plugin: PluginState,
  changes: readonly PriceChange[],
  now: string,
) => {
  const changed = changes.filter(
    (change) => describePriceEntries(entriesOf(plugin, change), now) !== change.expected,
  )
  if (changed.length > 0)
    throw new RefusalError(
      'PRICES_CHANGED',
      `expected the prices of ${name} as they were shown, found others for ${changed.map(scopeKeyOf).join(', ')}`,
      changed.map((change) => errorAt(change, 'PRICES_CHANGED')),
    )
}

const isInForce = (
  entry: PriceEntry | undefined,
  wanted: { netCents: number; setupCents: number },
  validUntil: string | null,
) =>
  entry !== undefined &&
  !entry.withdrawn &&
  entry.netCents === wanted.netCents &&
  entry.setupCents === wanted.setupCents &&
  (entry.validUntil === null
    ? validUntil === null
    : validUntil !== null && Date.parse(entry.validUntil) === Date.parse(validUntil))

const decidePriceChange = (
  entries: readonly PriceEntry[],
  { projectType, cycle, wanted }: PriceChange,
  { validFrom, validUntil }: PriceValidity,
  now: string,
): PluginEvent[] => {
  const scope = { projectType, cycle }
  const current = selectPriceEntry(entries, now)
  if (wanted === 'base') return entries.length > 0 ? [{ type: 'BasePriceChosen', data: scope }] : []
  const planned = listPlannedEntries(entries, now)
  if (wanted === 'withdrawn')
    return current?.withdrawn && planned.length === 0
      ? []
      : [{ type: 'PluginPriceWithdrawn', data: scope }]
  const { netCents, setupCents } = wanted
  if (!validFrom && isInForce(current, wanted, validUntil ?? null)) return []
  const begins = validFrom ?? now
  const replaced = validFrom ? planned : []
  return [
    // One planned price at a time: the new one takes the place of the old one.
    ...replaced.map(
      (entry): PluginEvent => ({
        type: 'PluginPriceWithdrawn',
        data: { ...scope, validFrom: entry.validFrom },
      }),
    ),
    {
      type: 'PluginPriced',
      data: {
        ...scope,
        netCents,
        setupCents,
        validFrom: begins,
        ...(validUntil ? { validUntil } : {}),
      },
    },
  ]
}

export const decideChangePrices = (
  name: string,
  command: ChangePrices,
  plugin: PluginState,
  now: string,
): PluginEvent[] => {
  const { changes, validFrom } = command
  assertAmounts(name, changes)
  assertValidity(name, command, now)
  const immediate = changes.filter(({ wanted }) => typeof wanted === 'string')
  if (validFrom && immediate.length > 0)
    throw new RefusalError(
      'ONLY_AT_ONCE',
      `expected prices of ${name} to be taken back at once, found ${validFrom}`,
      immediate.map((change) => errorAt(change, 'ONLY_AT_ONCE')),
    )
  assertUnchanged(name, plugin, changes, now)
  return changes.flatMap((change) =>
    decidePriceChange(entriesOf(plugin, change), change, command, now),
  )
}

const findEntry = (
  name: string,
  plugin: PluginState,
  scope: PriceScope & { validFrom: string },
) => {
  const entry = entriesOf(plugin, scope).find(
    ({ validFrom, withdrawn }) =>
      !withdrawn && Date.parse(validFrom) === Date.parse(scope.validFrom),
  )
  if (entry) return entry
  throw new RefusalError(
    'PRICES_CHANGED',
    `expected a price of ${name} for ${scopeKeyOf(scope)} from ${scope.validFrom}, found none`,
  )
}

/** The same price with another end. */
export const decideEndPrice = (
  name: string,
  command: EndPrice,
  plugin: PluginState,
  now: string,
): PluginEvent[] => {
  const { projectType, cycle, validUntil } = command
  const { netCents, setupCents, validFrom, validUntil: before } = findEntry(name, plugin, command)
  if (before !== null && Date.parse(before) === Date.parse(validUntil)) return []
  assertValidity(name, { validUntil }, now)
  if (Date.parse(validUntil) <= Date.parse(validFrom))
    throw new RefusalError(
      'ENDS_BEFORE_BEGIN',
      `expected the price of ${name} to end after ${validFrom}, found ${validUntil}`,
      [{ pointer: '/validUntil', code: 'ENDS_BEFORE_BEGIN' }],
    )
  return [
    {
      type: 'PluginPriced',
      data: { projectType, cycle, netCents, setupCents, validFrom, validUntil },
    },
  ]
}

/** A price that has not begun never begins. */
export const decideDropPlannedPrice = (
  name: string,
  command: DropPlannedPrice,
  plugin: PluginState,
  now: string,
): PluginEvent[] => {
  const { projectType, cycle } = command
  const isKnown = entriesOf(plugin, command).some(
    ({ validFrom }) => Date.parse(validFrom) === Date.parse(command.validFrom),
  )
  if (!isKnown) return []
  const { validFrom } = findEntry(name, plugin, command)
  if (Date.parse(validFrom) <= Date.parse(now))
    throw new RefusalError(
      'PRICE_IN_FORCE',
      `expected a price of ${name} that begins after ${now}, found one since ${validFrom}`,
    )
  return [{ type: 'PluginPriceWithdrawn', data: { projectType, cycle, validFrom } }]
}
