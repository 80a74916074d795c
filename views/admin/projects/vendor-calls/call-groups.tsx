import type { VendorCallRow } from '../../../../projections/queries/vendor-calls'
import { noStep } from '../../../../src/domain/project/project-tabs'
import type { Tone } from '../../../layout/page-frame'
import type { Texts } from '../../../texts/de'
import { formatDuration, formatNumber } from '../../../texts/format'
import { getVendorName } from '../../../texts/vendor-name'
import { CallRun } from './call-item'
import { foldEqualCalls } from './fold-equal-calls'

type Calls = readonly VendorCallRow[]

/** A step of a project, or what else asks vendors about it: such a name is shown as it is. */
export const getStepLabel = (t: Texts, step: string) => {
  if (step === noStep) return t.records.calls.withoutStep
  return Object.hasOwn(t.steps.labels, step)
    ? t.steps.labels[step as keyof Texts['steps']['labels']].open
    : step
}

/** `11 × Coolify, 2 × DNS` */
const describeVendors = (t: Texts, calls: Calls) =>
  [...Map.groupBy(calls, ({ vendor }) => vendor)]
    .map(([vendor, own]) => `${formatNumber(own.length, t.locale)} × ${getVendorName(t, vendor)}`)
    .join(', ')

const describeOutcome = (t: Texts, calls: Calls): { tone: Tone; text: string } => {
  const { outcome } = t.records.calls
  const count = (wanted: VendorCallRow['outcome']) =>
    calls.filter((call) => call.outcome === wanted).length
  const [refused, failed] = [count('refused'), count('failed')]
  if (refused + failed === 0) return { tone: 'good', text: outcome.ok }
  const parts = [
    ...(refused > 0 ? [`${formatNumber(refused, t.locale)} ${outcome.refused}`] : []),
    ...(failed > 0 ? [`${formatNumber(failed, t.locale)} ${outcome.failed}`] : []),
  ]
  return { tone: refused > 0 ? 'bad' : 'wait', text: parts.join(', ') }
}

type GroupProps = { t: Texts; step: string; calls: Calls; isOnly: boolean }

/** Open where something did not go well, and where there is nothing else to look at. */
const CallGroup = ({ t, step, calls, isOnly }: GroupProps) => {
  const { tone, text } = describeOutcome(t, calls)
  const duration = calls.reduce((sum, { durationMs }) => sum + durationMs, 0)
  return (
    <details class="call-group" open={isOnly || tone !== 'good'}>
      <summary class="call-summary">
        <svg class="icon call-arrow" viewBox="0 0 24 24" aria-hidden="true">
          <path d="m9 5 7 7-7 7" />
        </svg>
        <h3>{getStepLabel(t, step)}</h3>
        <span class="meta">{describeVendors(t, calls)}</span>
        <span class="meta num call-duration">{formatDuration(duration, t.locale)}</span>
        <span class={`badge ${tone}`}>{text}</span>
      </summary>
      <ol class="events">
        {foldEqualCalls(calls).map((run) => (
          <CallRun t={t} run={run} />
        ))}
      </ol>
    </details>
  )
}

/** By the step that they were sent for, the latest first. */
export const CallGroups = ({ t, calls }: { t: Texts; calls: Calls }) => {
  const groups = Map.groupBy(calls, ({ step }) => step ?? noStep)
  return (
    <div class="call-groups">
      {[...groups].map(([step, own]) => (
        <CallGroup t={t} step={step} calls={own} isOnly={groups.size === 1} />
      ))}
    </div>
  )
}
