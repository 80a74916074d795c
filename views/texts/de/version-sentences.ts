import type { PluginVersionEvent } from '../../../events/plugin'
import { parseStreamId } from '../../../events/streams'
import { getDisplayName } from '../display-names'
import type { EventSentences } from '../event-sentences'
import { formatNumber } from '../format'

type Sentences = Pick<EventSentences, PluginVersionEvent['type']>

export const pluginVersionSentences: Sentences = {
  PluginVersionPublished: ({ data, stream }, names) =>
    `Version ${data.version} von ${getDisplayName(names.plugins, parseStreamId(stream))} ${data.isStable ? 'veröffentlicht' : 'als Entwurf veröffentlicht'} (${data.runtime}, ${formatNumber(data.size / 1024, 'de')} KiB)`,
  PluginVersionReleased: ({ data, stream }, names) =>
    `Version ${data.version} von ${getDisplayName(names.plugins, parseStreamId(stream))} freigegeben (${data.runtime})`,
  ReleaseNotesCorrected: ({ data, stream }, names) =>
    `Änderungshinweise zu Version ${data.version} von ${getDisplayName(names.plugins, parseStreamId(stream))} berichtigt${data.isBreaking ? ', als nicht abwärtskompatibel gekennzeichnet' : ''} (${data.runtime})`,
  PluginVersionYanked: ({ data, stream }, names) =>
    `Version ${data.version} von ${getDisplayName(names.plugins, parseStreamId(stream))} zurückgezogen: ${data.cause}`,
  CurrentVersionChosen: ({ data, stream }, names) =>
    `Version ${data.version} von ${getDisplayName(names.plugins, parseStreamId(stream))} ist jetzt aktuell (${data.runtime})`,
}
