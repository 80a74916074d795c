import { openDomains } from './domains'
import { openLine } from './line'
import { openRecords } from './records'
import type { InwxClient, InwxSettings } from './words'
import { openZones } from './zones'

/** One client per process: it keeps one session for all callers, since a TAN opens only one per period. */
export const openInwxClient = (settings: InwxSettings): InwxClient => {
  const line = openLine(settings)
  return { ...openRecords(line), ...openZones(line), ...openDomains(line), close: line.close }
}
