import type { Owner } from '../../events/codes'
import type { StepView } from '../../projections/steps'
import { relative } from '../format'
import { Moment } from '../parts/moment'
import type { Texts } from '../texts/de'
import { staffSentence } from '../texts/troubles'
import { ActForm } from './act-form'
import type { ProjectShown } from './project-shown'

type Props = { t: Texts; now: string; shown: ProjectShown; step: StepView }

const vendorName = (t: Texts, vendor: string) =>
  Object.hasOwn(t.vendors, vendor) ? t.vendors[vendor as keyof Texts['vendors']] : vendor

/** Where the owner is us, the words are a sentence of their own. */
const ownerSaid = (t: Texts, owner: Owner) =>
  owner === 'us' ? t.owners.us : `${t.ownerLabel}: ${t.owners[owner]}`

/** Who has to act, how often it was tried, when we look again, which code the vendor gave. */
const Circumstances = ({ t, now, shown, step }: Props) => (
  <div class="row meta">
    {step.owner && <span>{ownerSaid(t, step.owner)}</span>}
    {step.attempt && <span>{t.steps.attempts(step.attempt)}</span>}
    {step.nextLookAt && <span>{t.steps.nextLook(relative(step.nextLookAt, now, t.locale))}</span>}
    {step.code && (
      <span>
        {`${t.steps.codeLabel} `}
        <code>{step.code}</code>
      </span>
    )}
    {step.vendor && (
      <a href={`/admin/projects/${shown.project.id}?tab=anfragen`}>{t.steps.toCalls}</a>
    )}
  </div>
)

const Trouble = (props: Props) => {
  const { t, now, shown, step } = props
  const canResume = step.state === 'stalled' && shown.acts.includes('resumption')
  const sentence = staffSentence(step, t, now)
  return (
    <div class="trouble">
      {sentence && <p>{sentence}</p>}
      {step.vendorText && step.vendorText !== sentence && (
        <p class="vendor">
          {`${t.steps.vendorSaid(vendorName(t, step.vendor ?? 'runtime'))}: `}
          {step.vendorText}
        </p>
      )}
      <Circumstances {...props} />
      {canResume && (
        <details
          class="act inline"
          id={`resume-${step.step}-${Date.parse(step.at ?? now)}`}
          open={shown.refused?.act === 'resumption'}
        >
          <summary class="btn primary">{t.project.acts.resumption.open}</summary>
          <div class="panel">
            <ActForm t={t} shown={shown} act="resumption" plan={t.steps.plans[step.step]} />
          </div>
        </details>
      )}
    </div>
  )
}

const badges = { current: 'busy', waiting: 'wait', stalled: 'bad' } as const

/** One step of the timeline; trouble stands where it happened. */
export const StepItem = (props: Props) => {
  const { t, now, step } = props
  const { state, at } = step
  const words = t.steps.said[step.step]
  const isOpen = state === 'current' || state === 'waiting' || state === 'stalled'
  const tells = isOpen && (step.code || step.owner || step.attempt)
  return (
    <li class={state} id={`step-${step.step}`}>
      <div>
        <span class="step">{state === 'done' ? words.done : words.open}</span>
        {isOpen ? (
          <span class={`badge ${badges[state]}`}>{t.steps.states[state]}</span>
        ) : (
          <span class="sr">{t.steps.states[state]}</span>
        )}
      </div>
      <span class="meta">{at && <Moment t={t} at={at} as={{ brief: now }} />}</span>
      {tells && <Trouble {...props} />}
    </li>
  )
}
