import { Raw } from '../parts/raw-json'
import { Moment } from '../parts/timestamp'
import type { Texts } from '../texts/de'
import type { Names } from '../texts/display-names'
import { actorName } from './actor-name'
import type { Told } from './history-entry'
import { reasonText } from './reason-text'

type Props = { t: Texts; told: Told; names: Names }

/** Ids are long: of a stream's id the kind and the end are enough to tell it apart. */
const shortStream = (stream: string) =>
  stream.replace(/[0-9a-f]{8}-[0-9a-f-]{19}([0-9a-f]{8})/, '…$1')

const Trace = ({ t, told: { entry } }: Props) => (
  <p class="trace meta">
    <span>{t.audit.number(entry.number)}</span>
    <code>{entry.type}</code>
    <a href={`/audit?stream=${encodeURIComponent(entry.stream)}`} title={entry.stream}>
      <code>{shortStream(entry.stream)}</code>
    </a>
    <a href={`/audit?correlation=${encodeURIComponent(entry.correlationId)}`}>
      {t.audit.correlation} <code>{entry.correlationId.slice(-8)}</code>
    </a>
  </p>
)

/** One event as a sentence: who, when, why, and where it came from. */
export const EventItem = ({ t, told, names }: Props) => {
  const { entry, note } = told
  const { number: _, ...recorded } = entry
  return (
    <li id={`event-${entry.id}`}>
      <span class="meta">
        <Moment t={t} at={entry.at} as="exact" />
        <br />
        {actorName(entry.by, names, t)}
      </span>
      <div>
        <p class="said">{t.sentence(entry, names)}</p>
        {entry.reason && (
          <p>
            <span class="meta">{`${t.audit.reason}: `}</span>
            {reasonText(entry.reason.code, t)}
            {note && ' '}
            {note && <q>{note}</q>}
          </p>
        )}
        <Trace t={t} told={told} names={names} />
      </div>
      <details class="more">
        <summary>{t.audit.raw}</summary>
        <Raw label={`${t.audit.raw}: ${entry.type} ${entry.number}`} value={recorded} />
      </details>
    </li>
  )
}
