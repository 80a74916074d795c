import type { VrsEvent } from '../../../events'
import {
  baseDomainStream,
  bundleStream,
  categoryStream,
  projectTypeStream,
} from '../../../events/streams'
import type { Config } from '../../config'
import type { Store } from '../../store/event-store/event-store'
import { baseType, bundles, categories, projectTypes } from './catalogue-defaults'

const context = { by: 'system:seed', correlationId: 'seed', causationId: 'seed' } as const

/** Begins a stream with these events; one that is there already stays as people have made it. */
export const begin = async (store: Store, stream: string, events: readonly VrsEvent[]) => {
  await store.act(context, async () => {
    const { at } = await store.read(stream)
    return { grows: [{ stream, at, events: at === 0 ? events : [] }] }
  })
}

const types = (store: Store) =>
  projectTypes.map(({ code, displayName, trialDays, isFree }, order) =>
    begin(store, projectTypeStream(code), [
      { type: 'ProjectTypeOffered', data: { code, displayName, trialDays, isFree, order } },
      ...(code === baseType ? [{ type: 'BaseTypeChosen' as const, data: {} }] : []),
    ]),
  )

const offers = (store: Store) =>
  bundles.map(({ code, displayName, projectType, isDefault, plugins }) =>
    begin(store, bundleStream(code), [
      {
        type: 'BundleOffered',
        data: { code, displayName, projectType, billingCycle: 'monthly', isDefault },
      },
      { type: 'BundleComposed', data: { plugins: [...plugins], discountPercent: 0 } },
    ]),
  )

const named = (store: Store) =>
  categories.map((category, order) =>
    begin(store, categoryStream(category.code), [
      { type: 'CategoryNamed', data: { ...category, order } },
    ]),
  )

const domains = (store: Store, mode: Config['mode']) => {
  const names = mode === 'sandbox' ? ['vrs.localhost', 'vrs.gmbh'] : ['vrs.gmbh']
  return names.map((name, index) =>
    begin(store, baseDomainStream(name), [
      { type: 'BaseDomainOffered', data: { name, displayName: name, isDefault: index === 0 } },
    ]),
  )
}

/** What is offered when nobody has decided anything yet. */
export const seedCatalogue = async (store: Store, mode: Config['mode']) => {
  await Promise.all([...types(store), ...offers(store), ...named(store), ...domains(store, mode)])
}
