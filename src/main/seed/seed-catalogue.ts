import type { DomainEvent } from '../../../events'
import {
  baseDomainStream,
  bundleStream,
  categoryStream,
  projectTypeStream,
} from '../../../events/streams'
import type { Config } from '../../config'
import type { EventStore } from '../../store/event-store/event-store'
import {
  basePriceType,
  defaultBundles,
  defaultCategories,
  defaultProjectTypes,
} from './catalogue-defaults'

const seedContext = { by: 'system:seed', correlationId: 'seed', causationId: 'seed' } as const

/** Begins a stream with these events; one that is there already stays as people have made it. */
export const seedStream = async (
  store: EventStore,
  stream: string,
  events: readonly DomainEvent[],
) => {
  await store.commit(seedContext, async () => {
    const { version } = await store.read(stream)
    return { appends: [{ stream, expectedVersion: version, events: version === 0 ? events : [] }] }
  })
}

/** Adds the texts that streams of earlier versions lack; those that are there stay. */
const seedTexts = async (
  store: EventStore,
  stream: string,
  described: Extract<
    DomainEvent,
    { type: 'ProjectTypeDescribed' | 'BundleDescribed' | 'CategoryDescribed' }
  >,
) => {
  await store.commit(seedContext, async () => {
    const { events, version } = await store.read(stream)
    const isDescribed = events.some(({ type }) => type === described.type)
    return {
      appends: [{ stream, expectedVersion: version, events: isDescribed ? [] : [described] }],
    }
  })
}

const seedProjectTypes = (store: EventStore) =>
  defaultProjectTypes.map(
    async ({ code, displayName, displayNameEn, trialDays, isFree }, order) => {
      const stream = projectTypeStream(code)
      await seedStream(store, stream, [
        { type: 'ProjectTypeOffered', data: { code, displayName, trialDays, isFree, order } },
        ...(code === basePriceType ? [{ type: 'BaseTypeChosen' as const, data: {} }] : []),
      ])
      const data = { fields: { displayNameEn } }
      await seedTexts(store, stream, { type: 'ProjectTypeDescribed', data })
    },
  )

const seedBundles = (store: EventStore) =>
  defaultBundles.map(
    async ({ code, displayName, displayNameEn, projectType, isDefault, plugins }) => {
      const stream = bundleStream(code)
      await seedStream(store, stream, [
        {
          type: 'BundleOffered',
          data: { code, displayName, projectType, billingCycle: 'monthly', isDefault },
        },
        { type: 'BundleComposed', data: { plugins: [...plugins], discountPercent: 0 } },
      ])
      await seedTexts(store, stream, {
        type: 'BundleDescribed',
        data: { fields: { displayNameEn } },
      })
    },
  )

const seedCategories = (store: EventStore) =>
  defaultCategories.map(async ({ displayNameEn, ...category }, order) => {
    const stream = categoryStream(category.code)
    await seedStream(store, stream, [{ type: 'CategoryNamed', data: { ...category, order } }])
    const data = { fields: { displayNameEn } }
    await seedTexts(store, stream, { type: 'CategoryDescribed', data })
  })

const seedBaseDomains = (store: EventStore, mode: Config['mode']) => {
  const names = mode === 'sandbox' ? ['vrs.localhost', 'vrs.gmbh'] : ['vrs.gmbh']
  return names.map((name, index) =>
    seedStream(store, baseDomainStream(name), [
      { type: 'BaseDomainOffered', data: { name, displayName: name, isDefault: index === 0 } },
    ]),
  )
}

/** What is offered when nobody has decided anything yet. */
export const seedCatalogue = async (store: EventStore, mode: Config['mode']) => {
  await Promise.all([
    ...seedProjectTypes(store),
    ...seedBundles(store),
    ...seedCategories(store),
    ...seedBaseDomains(store, mode),
  ])
}
