import type { VendorCallRow } from '../../../../projections/queries/vendor-calls'
import type { Tone } from '../../../layout/page-frame'
import { RawJson } from '../../../parts/raw-json'
import { Timestamp } from '../../../parts/timestamp'
import type { Texts } from '../../../texts/de'
import { formatDuration } from '../../../texts/format'
import { getVendorName } from '../../../texts/vendor-name'

const tones: Record<VendorCallRow['outcome'], Tone> = { ok: 'good', refused: 'bad', failed: 'wait' }

/** One request with its answer: when, what, how it ended, and all that was sent. */
export const CallItem = ({ t, call }: { t: Texts; call: VendorCallRow }) => {
  const texts = t.records.calls
  const vendor = getVendorName(t, call.vendor)
  const title = `${vendor} ${call.method} ${call.id}`
  return (
    <li>
      <span class="meta">
        <Timestamp t={t} at={call.at} format="exact" />
      </span>
      <div>
        <p class="said">
          <strong>{vendor}</strong> <code>{call.method}</code>{' '}
          <span class={`badge ${tones[call.outcome]}`}>
            {`${texts.outcome[call.outcome]} ${call.code}`}
          </span>
        </p>
        <p class="trace meta">
          <span>{texts.attempt(call.attempt)}</span>
          <span>{formatDuration(call.durationMs, t.locale)}</span>
          {call.correlationId && (
            <a href={`/audit?correlation=${encodeURIComponent(call.correlationId)}`}>
              {texts.correlation}
            </a>
          )}
        </p>
      </div>
      <details class="more">
        <summary>{t.showDetails}</summary>
        <h3>{texts.request}</h3>
        <RawJson label={`${texts.request}: ${title}`} value={call.request ?? t.none} />
        <h3>{texts.response}</h3>
        <RawJson label={`${texts.response}: ${title}`} value={call.response ?? t.none} />
      </details>
    </li>
  )
}
