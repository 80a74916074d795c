import { ErrorSummary } from '../../parts/error-summary'
import type { Texts } from '../../texts/de'
import type { ActionView, RefusedForm } from './action-view'
import { PlanPreview } from './plan-preview'
import { ReasonFields } from './reason-fields'

export type ActionFormProps<Model> = {
  t: Texts
  action: ActionView<Model>
  model: Model
  url: string
  /** Tells this form's fields from those of others on the page. */
  prefix: string
  formId?: string
  planId?: string
  /** Instead of the action's own text. */
  text?: string | undefined
  /** Instead of "Plan", before a text that says all that is done. */
  planLabel?: string
  /** What it is about, named on its button. */
  submitName?: string | undefined
  refused?: RefusedForm | undefined
}

const ActionText = <Model,>({ t, action, model, text, planLabel }: ActionFormProps<Model>) => {
  const words = text ?? action.describe?.(t, model) ?? action.texts(t).text
  return action.plan === 'stated' ? (
    <p class="plan">
      <strong>{planLabel ?? t.steps.plan}:</strong> {words}
    </p>
  ) : (
    <p>{words}</p>
  )
}

/** One action with its reason, posted as a plain form; live updates leave it alone. */
export const ActionForm = <Model,>(props: ActionFormProps<Model>) => {
  const { t, action, model, url, prefix, refused, submitName } = props
  const { Fields } = action
  const formState = refused ? { values: refused.values, errors: refused.errors } : {}
  const { submit } = action.texts(t)
  return (
    <form class="form" method="post" action={url} id={props.formId} hx-morph-skip>
      <ErrorSummary
        t={t}
        errors={refused?.errors ?? []}
        labels={{ ...action.labels?.(t), reason: t.reason, note: t.note }}
        prefix={prefix}
      />
      <ActionText {...props} />
      {Fields && <Fields t={t} model={model} prefix={prefix} {...formState} />}
      {action.plan === 'computed' && (
        <PlanPreview
          t={t}
          url={url}
          id={props.planId ?? `${prefix}plan`}
          actionPlan={refused?.actionPlan}
        />
      )}
      <ReasonFields t={t} action={action} prefix={prefix} {...formState} />
      <div>
        <button class={`btn primary${action.isDangerous ? ' danger' : ''}`} type="submit">
          {submitName ? t.submitFor(submit, submitName) : submit}
        </button>
      </div>
    </form>
  )
}
