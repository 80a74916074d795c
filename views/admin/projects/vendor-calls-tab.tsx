import type { VendorCallRow } from '../../../projections/queries/vendor-calls'
import type { Tone } from '../../layout/page-frame'
import { Card } from '../../parts/card'
import { EmptyState } from '../../parts/empty-state'
import { RawJson } from '../../parts/raw-json'
import { Timestamp } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import { formatDuration } from '../../texts/format'

type Props = { t: Texts; calls: readonly VendorCallRow[] }

const tones: Record<VendorCallRow['outcome'], Tone> = { ok: 'good', refused: 'bad', failed: 'wait' }

const stepName = (t: Texts, step: string) =>
  Object.hasOwn(t.steps.said, step) ? t.steps.said[step as keyof Texts['steps']['said']].open : step

const CallItem = ({ t, call }: { t: Texts; call: VendorCallRow }) => {
  const said = t.records.calls
  const what = `${t.vendors[call.vendor] ?? call.vendor} ${call.method} ${call.id}`
  return (
    <li>
      <span class="meta">
        <Timestamp t={t} at={call.at} format="exact" />
      </span>
      <div>
        <p class="said">
          <strong>{t.vendors[call.vendor] ?? call.vendor}</strong> <code>{call.method}</code>{' '}
          <span class={`badge ${tones[call.outcome]}`}>
            {`${said.outcome[call.outcome]} ${call.code}`}
          </span>
        </p>
        <p class="trace meta">
          {call.step && <span>{stepName(t, call.step)}</span>}
          <span>{said.attempt(call.attempt)}</span>
          <span>{formatDuration(call.durationMs, t.locale)}</span>
          {call.correlationId && (
            <a href={`/audit?correlation=${encodeURIComponent(call.correlationId)}`}>
              {said.correlation}
            </a>
          )}
        </p>
      </div>
      <details class="more">
        <summary>{t.showDetails}</summary>
        <h3>{said.request}</h3>
        <RawJson label={`${said.request}: ${what}`} value={call.request ?? t.none} />
        <h3>{said.response}</h3>
        <RawJson label={`${said.response}: ${what}`} value={call.response ?? t.none} />
      </details>
    </li>
  )
}

export const VendorCallsTab = ({ t, calls }: Props) => {
  const said = t.records.calls
  return (
    <Card id="calls" title={said.title} aside={said.hint}>
      {calls.length === 0 ? (
        <EmptyState title={said.emptyTitle} text={said.emptyText} />
      ) : (
        <ol class="events">
          {calls.map((call) => (
            <CallItem t={t} call={call} />
          ))}
        </ol>
      )}
    </Card>
  )
}
