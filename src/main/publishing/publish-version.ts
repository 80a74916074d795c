import { pluginStream } from '../../../events/streams'
import { isPluginInstalled } from '../../../projections/queries/rollouts'
import type {
  PluginVersionCommand,
  PublicationStage,
} from '../../domain/catalogue/decide-plugin-version'
import { decidePluginVersion } from '../../domain/catalogue/decide-plugin-version'
import type { PluginManifest } from '../../integrations/artifacts/plugin-manifest'
import type { PublicationResult } from '../../routes/publishing/version-publisher'
import type { CommandContext } from '../../store/event-store/event-store'
import type { CoreServices } from '../open-core-services'
import { createListingEvents, readTexts } from './plugin-listing'

/** How a version is announced; the changelog is Markdown. */
export type ReleaseOptions = { stage: PublicationStage; changelog: string; isBreaking: boolean }

/** An archive that was checked and signed, and is not stored yet. */
export type SignedVersion = {
  manifest: PluginManifest
  /** The publisher's compact JWS. */
  manifestJws: string
  sha256: string
  size: number
  content: Blob | Uint8Array
}

type Services = Pick<CoreServices, 'artifacts' | 'commands' | 'sql' | 'store'>

/** Refused before its archive is stored, stored before it is announced. Throws RefusalError. */
export const publishVersion = async (
  { artifacts, commands, sql, store }: Services,
  { manifest, manifestJws, sha256, size, content }: SignedVersion,
  { stage, changelog, isBreaking }: ReleaseOptions,
  context: CommandContext,
): Promise<PublicationResult> => {
  const { name, version, runtime, minCore, dependsOn } = manifest
  const signed = { version, runtime, sha256, size, manifest: manifestJws, minCore, dependsOn }
  const command: PluginVersionCommand = {
    type: 'PublishVersion',
    data: { ...signed, changelog, isBreaking, stage },
    texts: readTexts(manifest),
    listing: createListingEvents(manifest),
    isInstalled: await isPluginInstalled(sql, name),
  }
  decidePluginVersion(command, (await store.read(pluginStream(name))).events)
  await artifacts.put(content)
  const events = await commands.pluginVersion(context, name, command)
  return { name, version, runtime, sha256, size, isNew: events.length > 0 }
}
