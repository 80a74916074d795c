import type { RolloutEvent } from '../../../events/rollout'
import { parseStreamId } from '../../../events/streams'
import { getDisplayName } from '../display-names'
import type { EventSentences } from '../event-sentences'
import { rolloutTexts } from './catalogue/rollouts'

const sites = (count: number) => (count === 1 ? '1 Website' : `${count} Websites`)

/** Of new versions on their way to the sites. */
export const rolloutSentences: Pick<EventSentences, RolloutEvent['type']> = {
  RolloutStarted: ({ data, stream }, names) =>
    `Rollout von ${getDisplayName(names.plugins, parseStreamId(stream))} ${data.version} begonnen, bisher ${data.previous}`,
  RolloutRingReached: ({ data, stream }, names) =>
    `${getDisplayName(names.plugins, parseStreamId(stream))} ${data.version} geht jetzt an: ${rolloutTexts.rings[data.ring]}`,
  RolloutHalted: ({ data, stream }, names) =>
    `Rollout von ${getDisplayName(names.plugins, parseStreamId(stream))} ${data.version} angehalten: auf ${data.failed.length} von ${sites(data.sites)} gescheitert (${[...new Set(data.failed.map(({ code }) => code))].join(', ')})`,
  RolloutResumed: ({ data, stream }, names) =>
    `Rollout von ${getDisplayName(names.plugins, parseStreamId(stream))} ${data.version} fortgesetzt`,
  RolloutRolledBack: ({ data, stream }, names) =>
    `${getDisplayName(names.plugins, parseStreamId(stream))} ${data.version} zurückgenommen, wieder ${data.previous}`,
  RolloutFinished: ({ data, stream }, names) =>
    `Rollout von ${getDisplayName(names.plugins, parseStreamId(stream))} ${data.version} abgeschlossen`,
}
