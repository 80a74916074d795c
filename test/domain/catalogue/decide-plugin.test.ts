import { describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import type { PluginFields } from '../../../events/plugin'
import type { PluginCommand } from '../../../src/domain/catalogue/decide-plugin'
import type { ChangePrices, WantedPrice } from '../../../src/domain/catalogue/decide-plugin-prices'
import { describePriceEntries } from '../../../src/domain/catalogue/decide-plugin-prices'
import { rebuildPlugin } from '../../../src/domain/catalogue/plugin-state'
import { givenPlugin, toRecordedEvents } from '../../support/decider-specification'
import { noon } from '../../support/project-events'

const listed: DomainEvent = {
  type: 'PluginListed',
  data: { name: 'kontakt', displayName: 'Kontakt', category: 'web' },
}
const unlisted: DomainEvent = { type: 'PluginUnlisted', data: {} }
const relisted: DomainEvent = { type: 'PluginRelisted', data: {} }
const featureEvent = (isFeatured: boolean): DomainEvent => ({
  type: 'PluginFeatured',
  data: { isFeatured },
})
const descriptionEvent = (fields: PluginFields): DomainEvent => ({
  type: 'PluginDescribed',
  data: { fields },
})
const describePlugin = (fields: PluginFields): PluginCommand => ({
  type: 'DescribePlugin',
  data: { fields },
})
const feature = (isFeatured: boolean): PluginCommand => ({
  type: 'FeaturePlugin',
  data: { isFeatured },
})

describe('a plugin', () => {
  test('is described by what is new alone', () => {
    const fields = { displayName: 'Kontaktformular', category: 'web', hasTrial: true, order: 2 }
    givenPlugin(listed)
      .when(describePlugin(fields))
      .then(descriptionEvent({ displayName: 'Kontaktformular', order: 2 }))
    givenPlugin(listed, descriptionEvent(fields)).when(describePlugin(fields)).thenNothing()
    givenPlugin(listed, descriptionEvent({ icon: 'mail' }))
      .when(describePlugin({ icon: '' }))
      .then(descriptionEvent({ icon: '' }))
    givenPlugin(listed)
      .when(describePlugin({ icon: '' }))
      .thenNothing()
  })

  test('keeps a name and a category', () => {
    givenPlugin(listed)
      .when(describePlugin({ displayName: '' }))
      .thenRefused('REQUIRED')
    givenPlugin(listed)
      .when(describePlugin({ category: '' }))
      .thenRefused('REQUIRED')
  })

  test('reaches a phase once', () => {
    const reach: PluginCommand = { type: 'ReachPhase', data: { phase: 'beta' } }
    const reached: DomainEvent = { type: 'PluginPhaseReached', data: { phase: 'beta' } }
    givenPlugin(listed).when(reach).then(reached)
    givenPlugin(listed, reached).when(reach).thenNothing()
  })

  test('is featured only while it is listed, and can always lose that', () => {
    givenPlugin(listed).when(feature(true)).then(featureEvent(true))
    givenPlugin(listed, featureEvent(true)).when(feature(true)).thenNothing()
    givenPlugin(listed, featureEvent(true)).when(feature(false)).then(featureEvent(false))
    givenPlugin(listed).when(feature(false)).thenNothing()
    givenPlugin(listed, unlisted).when(feature(true)).thenRefused('PLUGIN_UNLISTED')
    givenPlugin(listed, featureEvent(true), unlisted).when(feature(false)).then(featureEvent(false))
  })

  test('is unlisted and listed again, each once', () => {
    givenPlugin(listed).when({ type: 'UnlistPlugin' }).then(unlisted)
    givenPlugin(listed, unlisted).when({ type: 'UnlistPlugin' }).thenNothing()
    givenPlugin(listed, unlisted).when({ type: 'RelistPlugin' }).then(relisted)
    givenPlugin(listed).when({ type: 'RelistPlugin' }).thenNothing()
    givenPlugin(listed, unlisted, relisted).when({ type: 'UnlistPlugin' }).then(unlisted)
  })

  test('must be known', () => {
    givenPlugin()
      .when(describePlugin({ icon: 'x' }))
      .thenRefused('UNKNOWN_PLUGIN')
    givenPlugin().when({ type: 'UnlistPlugin' }).thenRefused('UNKNOWN_PLUGIN')
  })
})

describe('prices of a plugin', () => {
  const scope = { projectType: 'verein', cycle: 'monthly' } as const
  const january = '2027-01-01T00:00:00.000Z'
  const february = '2027-02-01T00:00:00.000Z'
  const july = '2026-07-01T00:00:00.000Z'
  const priceEvent = (netCents: number, validFrom = july, validUntil?: string): DomainEvent => ({
    type: 'PluginPriced',
    data: { ...scope, netCents, setupCents: 0, validFrom, ...(validUntil ? { validUntil } : {}) },
  })
  const withdrawn: DomainEvent = { type: 'PluginPriceWithdrawn', data: scope }
  const dropEvent = (validFrom: string): DomainEvent => ({
    type: 'PluginPriceWithdrawn',
    data: { ...scope, validFrom },
  })
  const base: DomainEvent = { type: 'BasePriceChosen', data: scope }

  /** As a person who saw the prices that these events left changes them. */
  const change = (
    wanted: WantedPrice,
    events: readonly DomainEvent[],
    validity: Partial<ChangePrices> = {},
  ): PluginCommand => {
    const { prices } = rebuildPlugin(toRecordedEvents('plugin-kontakt', ...events))
    const expected = describePriceEntries(prices.get('verein.monthly') ?? [], noon)
    const changes = [{ ...scope, wanted, expected }]
    return { type: 'ChangePrices', data: { changes, ...validity } }
  }
  const costs = (netCents: number, setupCents = 0) => ({ netCents, setupCents })
  /** What one change leads to after these events. */
  const givenEvents = (...events: DomainEvent[]) => ({
    when: (wanted: WantedPrice, validity?: Partial<ChangePrices>) =>
      givenPlugin(...events).when(change(wanted, events, validity)),
  })

  test('begin at once, and are ignored where they are no news', () => {
    givenEvents(listed).when(costs(1000)).then(priceEvent(1000, noon))
    givenEvents(listed, priceEvent(1000)).when(costs(1200)).then(priceEvent(1200, noon))
    givenEvents(listed, priceEvent(1000)).when(costs(1000)).thenNothing()
    givenEvents(listed, priceEvent(1000))
      .when(costs(1000), { validUntil: january })
      .then(priceEvent(1000, noon, january))
  })

  test('begin later beside the one in force, one planned price at a time', () => {
    givenEvents(listed, priceEvent(1000))
      .when(costs(1200), { validFrom: january })
      .then(priceEvent(1200, january))
    givenEvents(listed, priceEvent(1000), priceEvent(1200, january))
      .when(costs(1300), { validFrom: february })
      .then(dropEvent(january), priceEvent(1300, february))
  })

  test('are withdrawn, or follow the base type again, at once', () => {
    givenEvents(listed, priceEvent(1000)).when('withdrawn').then(withdrawn)
    givenEvents(listed).when('withdrawn').then(withdrawn)
    givenEvents(listed, priceEvent(1000), withdrawn).when('withdrawn').thenNothing()
    givenEvents(listed, priceEvent(1000)).when('base').then(base)
    givenEvents(listed).when('base').thenNothing()
    givenEvents(listed, priceEvent(1000))
      .when('base', { validFrom: january })
      .thenRefused('ONLY_AT_ONCE')
    givenEvents(listed, priceEvent(1000))
      .when('withdrawn', { validFrom: january })
      .thenRefused('ONLY_AT_ONCE')
  })

  test('are refused where somebody has changed them meanwhile', () => {
    const seen = [listed, priceEvent(1000)]
    const meanwhile = [
      [priceEvent(1100, '2026-11-21T11:59:00.000Z')],
      [priceEvent(1100, january)],
      [withdrawn],
      [base],
    ]
    for (const events of meanwhile)
      givenPlugin(...seen, ...events)
        .when(change(costs(1200), seen))
        .thenRefused('PRICES_CHANGED')
    const other: DomainEvent = {
      type: 'PluginPriced',
      data: { projectType: 'verein', cycle: 'once', ...costs(5), validFrom: july },
    }
    givenPlugin(...seen, other)
      .when(change(costs(1200), seen))
      .then(priceEvent(1200, noon))
  })

  test('are amounts of money within reason, and begin before they end', () => {
    for (const wanted of [costs(-1), costs(1.5), costs(100_000_000), costs(1, -1)])
      givenEvents(listed).when(wanted).thenRefused('BAD_AMOUNT')
    givenEvents(listed).when(costs(1), { validFrom: july }).thenRefused('BEGINS_IN_PAST')
    givenEvents(listed).when(costs(1), { validUntil: noon }).thenRefused('ENDS_BEFORE_BEGIN')
    givenEvents(listed)
      .when(costs(1), { validFrom: february, validUntil: january })
      .thenRefused('ENDS_BEFORE_BEGIN')
  })

  test('end on a day that is set later', () => {
    const end = (validUntil: string, validFrom = july): PluginCommand => ({
      type: 'EndPrice',
      data: { ...scope, validFrom, validUntil },
    })
    givenPlugin(listed, priceEvent(1000))
      .when(end(january))
      .then(priceEvent(1000, july, january))
    givenPlugin(listed, priceEvent(1000, july, january))
      .when(end(january))
      .thenNothing()
    givenPlugin(listed, priceEvent(1000)).when(end(july)).thenRefused('ENDS_BEFORE_BEGIN')
    givenPlugin(listed, priceEvent(1000, february))
      .when(end(january, february))
      .thenRefused('ENDS_BEFORE_BEGIN')
    givenPlugin(listed, priceEvent(1000), withdrawn)
      .when(end(january))
      .thenRefused('PRICES_CHANGED')
  })

  test('that have not begun are dropped', () => {
    const drop = (validFrom: string): PluginCommand => ({
      type: 'DropPlannedPrice',
      data: { ...scope, validFrom },
    })
    const events = [listed, priceEvent(1000), priceEvent(1200, january)]
    givenPlugin(...events)
      .when(drop(january))
      .then(dropEvent(january))
    givenPlugin(...events, dropEvent(january))
      .when(drop(january))
      .thenNothing()
    givenPlugin(...events)
      .when(drop(july))
      .thenRefused('PRICE_IN_FORCE')
  })

  test('name the cells that were changed in a refusal', () => {
    const { prices } = rebuildPlugin(toRecordedEvents('plugin-kontakt', listed, priceEvent(1000)))
    expect(describePriceEntries(prices.get('verein.monthly') ?? [], noon)).toBe(
      `${Date.parse(july)}--1000-0`,
    )
  })
})
