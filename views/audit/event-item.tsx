import { RawJson } from '../parts/raw-json'
import { Timestamp } from '../parts/timestamp'
import type { Texts } from '../texts/de'
import type { DisplayNames } from '../texts/display-names'
import { getActorName } from './actor-name'
import type { HistoryEntry } from './history-entry'
import { getReasonText } from './reason-text'

type Props = { t: Texts; entry: HistoryEntry; names: DisplayNames }

/** Shortens the UUID in a stream name to its last 8 digits. */
const shortenStreamName = (stream: string) =>
  stream.replace(/[0-9a-f]{8}-[0-9a-f-]{19}([0-9a-f]{8})/, '…$1')

const Trace = ({ t, entry: { event } }: Props) => (
  <p class="trace meta">
    <span>{t.audit.number(event.number)}</span>
    <code>{event.type}</code>
    <a href={`/audit?stream=${encodeURIComponent(event.stream)}`} title={event.stream}>
      <code>{shortenStreamName(event.stream)}</code>
    </a>
    <a href={`/audit?correlation=${encodeURIComponent(event.correlationId)}`}>
      {t.audit.correlation} <code>{event.correlationId.slice(-8)}</code>
    </a>
  </p>
)

/** One event as a sentence, with actor, time, reason and origin. */
export const EventItem = ({ t, entry: told, names }: Props) => {
  const { event, note } = told
  const { number: _, ...recorded } = event
  return (
    <li id={`event-${event.id}`}>
      <span class="meta">
        <Timestamp t={t} at={event.at} format="exact" />
        <br />
        {getActorName(event.by, names, t)}
      </span>
      <div>
        <p class="said">{t.sentence(event, names)}</p>
        {event.reason && (
          <p>
            <span class="meta">{`${t.audit.reason}: `}</span>
            {getReasonText(event.reason.code, t)}
            {note && ' '}
            {note && <q>{note}</q>}
          </p>
        )}
        <Trace t={t} entry={told} names={names} />
      </div>
      <details class="more">
        <summary>{t.audit.raw}</summary>
        <RawJson label={`${t.audit.raw}: ${event.type} ${event.number}`} value={recorded} />
      </details>
    </li>
  )
}
