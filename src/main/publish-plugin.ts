import type { VrsEvent } from '../../events'
import type { BillingCycle } from '../../events/codes'
import { billingCycles } from '../../events/codes'
import { pluginStream } from '../../events/streams'
import type { PluginManifest } from '../integrations/artifacts/plugin-manifest'
import { preparePublication } from '../integrations/artifacts/prepare-publication'
import type { Publication } from '../integrations/artifacts/publication'
import { signManifest } from '../security/jws'
import type { Base } from './open-core-services'
import { baseType, cents, fixedPrices, projectTypes } from './seed/catalogue-defaults'

const validFrom = '2026-01-01T00:00:00.000Z'

const priced = (projectType: string, monthly: number, cycle: BillingCycle): VrsEvent => ({
  type: 'PluginPriced',
  data: { projectType, cycle, netCents: cents(monthly, cycle), setupCents: 0, validFrom },
})

/** A plugin's first version lists it, with the default prices. */
const listing = ({ name, displayName, category, description }: PluginManifest): VrsEvent[] => {
  const fixed = fixedPrices[name]
  const prices =
    fixed === undefined
      ? projectTypes.filter((type) => !type.isFree)
      : [{ code: baseType, netCents: fixed }]
  return [
    { type: 'PluginListed', data: { name, displayName, category } },
    { type: 'PluginDescribed', data: { fields: { description } } },
    { type: 'PluginPhaseReached', data: { phase: 'v1' } },
    ...prices.flatMap(({ code, netCents }) =>
      billingCycles.map((cycle) => priced(code, netCents, cycle)),
    ),
  ]
}

const published = ({ manifest, manifestJws, sha256, size }: Publication): VrsEvent[] => {
  const { version, runtime, minCore, dependsOn } = manifest
  return [
    {
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
    },
    { type: 'CurrentVersionChosen', data: { version, runtime } },
  ]
}

const currentVersion = async ({ sql }: Base, name: string, runtime: string) => {
  const [row] = await sql<{ version: string }[]>`
    select version from plugin_versions where plugin = ${name} and runtime = ${runtime}
      and is_current`
  return row?.version ?? null
}

export type Published = { name: string; version: string; sha256: string; size: number }

/** Packs, signs, stores and announces one plugin folder. A version that exists never changes. */
export const publish = async (
  base: Base,
  dir: string,
  by: `person:${string}` | 'system:seed' | 'system:publisher',
): Promise<Published> => {
  const key = await base.keys.current('publisher')
  const publication = await preparePublication({
    dir,
    sign: (payload) => signManifest(key, payload),
    previous: ({ name, runtime }) => currentVersion(base, name, runtime),
    createdAt: new Date().toISOString(),
  })
  const { manifest, bytes, sha256, size } = publication
  await base.artifacts.put(bytes)
  const request = crypto.randomUUID()
  const stream = pluginStream(manifest.name)
  await base.store.act({ by, correlationId: request, causationId: request }, async () => {
    const { events, at } = await base.store.read(stream)
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
    const events_ = [...(at === 0 ? listing(manifest) : []), ...published(publication)]
    return { grows: [{ stream, at, events: events_ }] }
  })
  return { name: manifest.name, version: manifest.version, sha256, size }
}
