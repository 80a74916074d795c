import type { Child } from 'hono/jsx'
import type { VendorCallRow } from '../../../../projections/queries/vendor-calls'
import type { Tone } from '../../../layout/page-frame'
import { RawJson } from '../../../parts/raw-json'
import { Timestamp } from '../../../parts/timestamp'
import type { Texts } from '../../../texts/de'
import { formatDuration, formatNumber } from '../../../texts/format'
import { getVendorName } from '../../../texts/vendor-name'

type Props = { t: Texts; call: VendorCallRow }

const tones: Record<VendorCallRow['outcome'], Tone> = { ok: 'good', refused: 'bad', failed: 'wait' }

/** What was asked of whom and how it ended, above what else is known of it. */
const CallSummary = ({ t, call, children }: Props & { children: Child }) => (
  <div>
    <p class="said">
      <strong>{getVendorName(t, call.vendor)}</strong> <code>{call.method}</code>{' '}
      <span class={`badge ${tones[call.outcome]}`}>
        {`${t.records.calls.outcome[call.outcome]} ${call.code}`}
      </span>
    </p>
    <p class="trace meta">{children}</p>
  </div>
)

/** One request with its answer: when, what, how it ended, and all that was sent. */
const CallItem = ({ t, call }: Props) => {
  const texts = t.records.calls
  const title = `${getVendorName(t, call.vendor)} ${call.method} ${call.id}`
  return (
    <li>
      <span class="meta">
        <Timestamp t={t} at={call.at} format="exact" />
      </span>
      <CallSummary t={t} call={call}>
        <span>{texts.attempt(call.attempt)}</span>
        <span>{formatDuration(call.durationMs, t.locale)}</span>
        {call.correlationId && (
          <a href={`/audit?correlation=${encodeURIComponent(call.correlationId)}`}>
            {texts.correlation}
          </a>
        )}
      </CallSummary>
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

/** Calls that ask the same and end alike, the latest first: one row, and each within it. */
export const CallRun = ({ t, run }: { t: Texts; run: readonly VendorCallRow[] }) => {
  const [latest, first] = [run.at(0), run.at(-1)]
  if (!latest || !first) return null
  if (run.length === 1) return <CallItem t={t} call={latest} />
  const texts = t.records.calls
  const duration = run.reduce((sum, { durationMs }) => sum + durationMs, 0)
  return (
    <li>
      <span class="meta">
        <Timestamp t={t} at={first.at} format="exact" />
        {` ${texts.until} `}
        <Timestamp t={t} at={latest.at} format="exact" />
      </span>
      <CallSummary t={t} call={latest}>
        <span>{texts.equal(formatNumber(run.length, t.locale))}</span>
        <span>{texts.together(formatDuration(duration, t.locale))}</span>
      </CallSummary>
      <details class="more">
        <summary>{texts.showEach}</summary>
        <ol class="events">
          {run.map((call) => (
            <CallItem t={t} call={call} />
          ))}
        </ol>
      </details>
    </li>
  )
}
