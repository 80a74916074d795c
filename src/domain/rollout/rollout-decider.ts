import { pluginStream } from '../../../events/streams'
import type { CatalogueDecider } from '../catalogue/catalogue-decider'
import { decideRollout, type RolloutCommand } from './decide-rollout'

/** What names a rollout in addresses; a plugin's name has no @. */
export const toRolloutId = ({ plugin, version }: { plugin: string; version: string }) =>
  `${plugin}@${version}`

export const parseRolloutId = (id: string): { plugin: string; version: string } => {
  const at = id.indexOf('@')
  return at === -1
    ? { plugin: id, version: '' }
    : { plugin: id.slice(0, at), version: id.slice(at + 1) }
}

export type StaffRolloutCommand = Exclude<RolloutCommand, { type: 'AdvanceRollout' }>

/** What staff do to a rollout. */
export const rolloutDecider: CatalogueDecider<StaffRolloutCommand> = {
  streamOf: (id) => pluginStream(parseRolloutId(id).plugin),
  decide: (_, command, events) => decideRollout(command, events),
}
