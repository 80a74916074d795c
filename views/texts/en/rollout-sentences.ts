import type { RolloutEvent } from '../../../events/rollout'
import { parseStreamId } from '../../../events/streams'
import { getDisplayName } from '../display-names'
import type { EventSentences } from '../event-sentences'
import { rolloutTexts } from './catalogue/rollouts'

const sites = (count: number) => (count === 1 ? '1 site' : `${count} sites`)

/** Of new versions on their way to the sites. */
export const rolloutSentences: Pick<EventSentences, RolloutEvent['type']> = {
  RolloutStarted: ({ data, stream }, names) =>
    `Rollout of ${getDisplayName(names.plugins, parseStreamId(stream))} ${data.version} started, ${data.previous} until now`,
  RolloutRingReached: ({ data, stream }, names) =>
    `${getDisplayName(names.plugins, parseStreamId(stream))} ${data.version} now goes to: ${rolloutTexts.rings[data.ring]}`,
  RolloutHalted: ({ data, stream }, names) =>
    `Rollout of ${getDisplayName(names.plugins, parseStreamId(stream))} ${data.version} halted: failed on ${data.failed.length} of ${sites(data.sites)} (${[...new Set(data.failed.map(({ code }) => code))].join(', ')})`,
  RolloutResumed: ({ data, stream }, names) =>
    `Rollout of ${getDisplayName(names.plugins, parseStreamId(stream))} ${data.version} resumed`,
  RolloutRolledBack: ({ data, stream }, names) =>
    `${getDisplayName(names.plugins, parseStreamId(stream))} ${data.version} rolled back, ${data.previous} again`,
  RolloutFinished: ({ data, stream }, names) =>
    `Rollout of ${getDisplayName(names.plugins, parseStreamId(stream))} ${data.version} finished`,
}
