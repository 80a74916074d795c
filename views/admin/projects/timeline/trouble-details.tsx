import type { Owner, WorkId } from '../../../../events/codes'
import type { StepView } from '../../../../src/domain/project/step-progress'
import type { Texts } from '../../../texts/de'
import { relative } from '../../../texts/format'
import { staffSentence } from '../../../texts/trouble-texts'
import { ActForm } from '../../actions/project-action-form'
import { mendingAct } from '../../actions/stalled-step-action'
import type { ProjectShown } from '../project-view-model'

/** A step that waits or stands; of a teardown too. */
export type Troubled = Omit<StepView, 'step'> & { step: WorkId }
type Props = { t: Texts; now: string; shown: ProjectShown; step: Troubled }

const isBuilt: readonly WorkId[] = ['deployment', 'boot', 'verification']

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
    {isBuilt.includes(step.step) && shown.project.deployment && (
      <a href={`/admin/projects/${shown.project.id}?tab=installation&log=1`}>{t.steps.toLog}</a>
    )}
  </div>
)

/** The one button that mends it. */
const Mending = ({ t, now, shown, step }: Props) => {
  const act = step.state === 'stalled' ? mendingAct(shown) : undefined
  if (!act) return null
  const plan = act === 'resumption' ? { plan: t.steps.plans[step.step] } : {}
  return (
    <details
      class="act inline"
      id={`mend-${step.step}-${Date.parse(step.at ?? now)}`}
      open={shown.refused?.act === act}
    >
      <summary class="btn primary">{t.project.acts[act].open}</summary>
      <div class="panel">
        <ActForm t={t} shown={shown} act={act} {...plan} />
      </div>
    </details>
  )
}

/** Why it stands: our sentence, the vendor's own words, who has to act, and what mends it. */
export const Trouble = (props: Props) => {
  const { t, now, step } = props
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
      <Mending {...props} />
    </div>
  )
}
