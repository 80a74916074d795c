import type { AnyStepId } from '../../../../events/codes'
import type { StepProgress } from '../../../../src/domain/project/step-progress'
import type { Texts } from '../../../texts/de'
import { describeTroubleForStaff } from '../../../texts/describe-trouble'
import { formatRelativeTime } from '../../../texts/format'
import { getVendorName } from '../../../texts/vendor-name'
import { OfferedAction } from '../../actions/action-dialog'
import { findFixAction, projectFormProps } from '../../actions/project-actions'
import type { ProjectViewModel } from '../project-view-model'

/** A waiting or stalled step of provisioning or of a teardown. */
type TroubledStep = Omit<StepProgress, 'step'> & { step: AnyStepId }
type Props = { t: Texts; now: string; model: ProjectViewModel; step: TroubledStep }

const stepsWithDeploymentLog: readonly AnyStepId[] = ['deployment', 'boot', 'verification']

/** Who has to act, the number of attempts, the time of the next check and the vendor's code. */
const Circumstances = ({ t, now, model, step }: Props) => (
  <div class="row meta">
    {step.owner && <span>{`${t.ownerLabel}: ${t.owners[step.owner]}`}</span>}
    {step.attempt && <span>{t.steps.attempts(step.attempt)}</span>}
    {step.nextPollAt && (
      <span>{t.steps.nextCheck(formatRelativeTime(step.nextPollAt, now, t.locale))}</span>
    )}
    {step.code && (
      <span>
        {`${t.steps.codeLabel} `}
        <code>{step.code}</code>
      </span>
    )}
    {step.vendor && (
      <a href={`/admin/projects/${model.project.id}?tab=vendor-calls`}>{t.steps.toCalls}</a>
    )}
    {stepsWithDeploymentLog.includes(step.step) && model.project.deployment && (
      <a href={`/admin/projects/${model.project.id}?tab=installation&log=1`}>{t.steps.toLog}</a>
    )}
  </div>
)

/** The one action that fixes a stalled step. */
const FixAction = ({ t, now, model, step }: Props) => {
  const action = step.state === 'stalled' ? findFixAction(model) : undefined
  if (!action) return null
  return (
    <OfferedAction
      {...projectFormProps({ t, model, action })}
      id={`mend-${step.step}-${Date.parse(step.at ?? now)}`}
      tone=" primary"
      text={action.code === 'resumption' ? t.steps.plans[step.step] : undefined}
    />
  )
}

/** Why the step waits or is stalled: our sentence, the vendor's message, who has to act, and the fix. */
export const TroubleDetails = (props: Props) => {
  const { t, now, step } = props
  const sentence = describeTroubleForStaff(step, t, now)
  return (
    <div class="trouble">
      {sentence && <p>{sentence}</p>}
      {step.vendorText && step.vendorText !== sentence && (
        <p class="vendor">
          {`${t.steps.vendorMessage(getVendorName(t, step.vendor ?? 'runtime'))}: `}
          {step.vendorText}
        </p>
      )}
      <Circumstances {...props} />
      <FixAction {...props} />
    </div>
  )
}
