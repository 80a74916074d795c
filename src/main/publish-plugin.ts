import type { DomainEvent, RecordedEvent } from '../../events'
import { type BillingCycle, billingCycles } from '../../events/codes'
import type { PluginFields } from '../../events/plugin'
import { pluginStream } from '../../events/streams'
import { isPluginInstalled } from '../../projections/queries/rollouts'
import { rebuildPlugin } from '../domain/catalogue/plugin-state'
import { chooseCurrentVersion } from '../domain/rollout/decide-rollout'
import type { PluginManifest } from '../integrations/artifacts/plugin-manifest'
import { type Publication, preparePublication } from '../integrations/artifacts/prepare-publication'
import { signManifest } from '../security/jws'
import type { CoreServices } from './open-core-services'
import {
  basePriceType,
  centsPerCycle,
  defaultProjectTypes,
  fixedMonthlyCents,
} from './seed/catalogue-defaults'

const validFrom = '2026-01-01T00:00:00.000Z'

const createPriceEvent = (
  projectType: string,
  monthly: number,
  cycle: BillingCycle,
): DomainEvent => ({
  type: 'PluginPriced',
  data: { projectType, cycle, netCents: centsPerCycle(monthly, cycle), setupCents: 0, validFrom },
})

const createTexts = (manifest: PluginManifest): PluginFields => {
  const { description, displayNameEn, descriptionEn } = manifest
  return {
    description,
    ...(displayNameEn ? { displayNameEn } : {}),
    ...(descriptionEn ? { descriptionEn } : {}),
  }
}

/** The texts that a manifest has and the catalogue lacks; those that are there stay. */
const createMissingTexts = (
  manifest: PluginManifest,
  recorded: readonly RecordedEvent[],
): DomainEvent[] => {
  const known = rebuildPlugin(recorded).fields
  const missing = Object.entries(createTexts(manifest)).filter(([field]) => !(field in known))
  return missing.length === 0
    ? []
    : [{ type: 'PluginDescribed', data: { fields: Object.fromEntries(missing) } }]
}

/** A plugin's first version lists it, with the default prices. */
const createListingEvents = (manifest: PluginManifest): DomainEvent[] => {
  const { name, displayName, category } = manifest
  const fixed = fixedMonthlyCents[name]
  const prices =
    fixed === undefined
      ? defaultProjectTypes.filter((type) => !type.isFree)
      : [{ code: basePriceType, netCents: fixed }]
  return [
    { type: 'PluginListed', data: { name, displayName, category } },
    { type: 'PluginDescribed', data: { fields: createTexts(manifest) } },
    { type: 'PluginPhaseReached', data: { phase: 'v1' } },
    ...prices.flatMap(({ code, netCents }) =>
      billingCycles.map((cycle) => createPriceEvent(code, netCents, cycle)),
    ),
  ]
}

const createVersionEvent = ({ manifest, manifestJws, sha256, size }: Publication): DomainEvent => {
  const { version, runtime, minCore, dependsOn } = manifest
  return {
    type: 'PluginVersionPublished',
    data: {
      version,
      runtime,
      sha256,
      size,
      manifest: manifestJws,
      minCore,
      dependsOn,
      changelog: '',
      isStable: true,
      isBreaking: false,
    },
  }
}

const findCurrentVersion = async ({ sql }: CoreServices, name: string, runtime: string) => {
  const [row] = await sql<{ version: string }[]>`
    select version from plugin_versions where plugin = ${name} and runtime = ${runtime}
      and is_current`
  return row?.version ?? null
}

export type PublishedPlugin = { name: string; version: string; sha256: string; size: number }

/** Packs, signs, stores and announces one plugin folder. A version that exists never changes. */
export const publishPlugin = async (
  base: CoreServices,
  dir: string,
  by: `person:${string}` | 'system:seed' | 'system:publisher',
): Promise<PublishedPlugin> => {
  const key = await base.keys.getCurrent('publisher')
  const publication = await preparePublication({
    dir,
    sign: (payload) => signManifest(key, payload),
    previous: ({ name, runtime }) => findCurrentVersion(base, name, runtime),
    createdAt: new Date().toISOString(),
  })
  const { manifest, bytes, sha256, size } = publication
  await base.artifacts.put(bytes)
  const request = crypto.randomUUID()
  const stream = pluginStream(manifest.name)
  await base.store.commit({ by, correlationId: request, causationId: request }, async () => {
    const { events, version } = await base.store.read(stream)
    const before = events.find(
      (event) =>
        event.type === 'PluginVersionPublished' &&
        event.data.version === manifest.version &&
        event.data.runtime === manifest.runtime,
    )
    if (before?.type === 'PluginVersionPublished') {
      if (before.data.sha256 === sha256) return {}
      throw new Error(
        `expected a new version of ${manifest.name}, found ${manifest.version}, which was published as ${before.data.sha256} and never changes`,
      )
    }
    const events_ = [
      ...(version === 0 ? createListingEvents(manifest) : createMissingTexts(manifest, events)),
      createVersionEvent(publication),
      ...chooseCurrentVersion(events, {
        version: manifest.version,
        runtime: manifest.runtime,
        isInstalled: await isPluginInstalled(base.sql, manifest.name),
      }),
    ]
    return { appends: [{ stream, expectedVersion: version, events: events_ }] }
  })
  return { name: manifest.name, version: manifest.version, sha256, size }
}
