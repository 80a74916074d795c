import type { PluginVersionEvent } from '../../../events/plugin'
import { parseStreamId } from '../../../events/streams'
import { getDisplayName } from '../display-names'
import type { EventSentences } from '../event-sentences'
import { formatNumber } from '../format'

type Sentences = Pick<EventSentences, PluginVersionEvent['type']>

export const pluginVersionSentences: Sentences = {
  PluginVersionPublished: ({ data, stream }, names) =>
    `Version ${data.version} of ${getDisplayName(names.plugins, parseStreamId(stream))} published${data.isStable ? '' : ' as a draft'} (${data.runtime}, ${formatNumber(data.size / 1024, 'en')} KiB)`,
  PluginVersionReleased: ({ data, stream }, names) =>
    `Version ${data.version} of ${getDisplayName(names.plugins, parseStreamId(stream))} released (${data.runtime})`,
  ReleaseNotesCorrected: ({ data, stream }, names) =>
    `Release notes of version ${data.version} of ${getDisplayName(names.plugins, parseStreamId(stream))} corrected${data.isBreaking ? ', marked as a breaking change' : ''} (${data.runtime})`,
  PluginVersionYanked: ({ data, stream }, names) =>
    `Version ${data.version} of ${getDisplayName(names.plugins, parseStreamId(stream))} yanked: ${data.cause}`,
  CurrentVersionChosen: ({ data, stream }, names) =>
    `Version ${data.version} of ${getDisplayName(names.plugins, parseStreamId(stream))} is current now (${data.runtime})`,
}
