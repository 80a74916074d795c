import { pluginStream } from '../../../events/streams'
import type { CatalogueDecider } from './catalogue-decider'
import { decidePluginVersion, type PluginVersionCommand } from './decide-plugin-version'

export type VersionState = 'draft' | 'stable' | 'current' | 'yanked'

/** One that was yanked may still be the current one: no site gets it any more. */
export const findVersionState = (row: {
  isStable: boolean
  isCurrent: boolean
  yankedBecause: string | null
}): VersionState => {
  if (row.yankedBecause !== null) return 'yanked'
  if (row.isCurrent) return 'current'
  return row.isStable ? 'stable' : 'draft'
}

/** What decides which actions on a version are allowed. */
type VersionFacts = { state: VersionState }

export const canReleaseVersion = ({ state }: VersionFacts) => state === 'draft'
export const canChooseVersion = ({ state }: VersionFacts) => state === 'stable'
export const canYankVersion = ({ state }: VersionFacts) => state !== 'yanked'

export type StaffVersionCommand = Exclude<PluginVersionCommand, { type: 'PublishVersion' }>

/** What staff do to the versions of a plugin. */
export const versionDecider: CatalogueDecider<StaffVersionCommand> = {
  streamOf: pluginStream,
  decide: (_, command, events) => decidePluginVersion(command, events),
}
