import type { RecordedEvent } from '../../../events'
import type { DnsRecord } from '../../../events/domain'

/** What was copied from the old provider's zone the last time; nothing before it was. */
export const findCopiedRecords = (events: readonly RecordedEvent[]): readonly DnsRecord[] => {
  const copied = events.findLast((event) => event.type === 'ZoneCopied')
  return copied?.type === 'ZoneCopied' ? copied.data.records : []
}
