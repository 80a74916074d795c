import { isolateName } from '../../../src/domain/contact/isolate-name'
import { ActDialog, ActLink } from '../../parts/act-dialog'
import { ErrorSummary } from '../../parts/error-summary'
import type { Texts } from '../../texts/de'
import type { ActionView, RefusedForm } from './action-view'
import { PlanPreview } from './plan-preview'
import { ReasonFields } from './reason-fields'

export type ActionDialogProps<Model> = {
  t: Texts
  /** Of its dialog: the address of the act on its page. */
  id: string
  action: ActionView<Model>
  model: Model
  url: string
  /** The page that it stands on. */
  closeHref: string
  /** Tells this form's fields from those of others on the page. */
  prefix: string
  formId?: string
  planId?: string
  /** Instead of the action's own text. */
  text?: string | undefined
  /** Instead of "Plan", before a text that says all that is done. */
  planLabel?: string
  /** What it is about, named at its head. */
  subject?: string | undefined
  /** The same on its button. */
  submitName?: string | undefined
  refused?: RefusedForm | undefined
}

const ActionText = <Model,>(props: ActionDialogProps<Model>) => {
  const { t, id, action, model, text, planLabel } = props
  const words = text ?? action.describe?.(t, model) ?? action.texts(t).text
  return action.plan === 'stated' ? (
    <p class="plan" id={`${id}-text`}>
      <strong>{planLabel ?? t.steps.plan}:</strong> {words}
    </p>
  ) : (
    <p id={`${id}-text`}>{words}</p>
  )
}

/** One action with its reason, in a dialog; live updates leave what is typed there alone. */
export const ActionDialog = <Model,>(props: ActionDialogProps<Model>) => {
  const { t, id, action, model, url, prefix, refused, submitName } = props
  const { Fields } = action
  const formState = refused ? { values: refused.values, errors: refused.errors } : {}
  const { title, submit } = action.texts(t)
  return (
    <ActDialog
      {...{ t, id, url, title }}
      textId={`${id}-text`}
      subject={props.subject}
      formId={props.formId}
      closeHref={props.closeHref}
      isOpen={refused !== undefined}
      isDangerous={action.isDangerous}
      submit={submitName ? t.submitFor(submit, isolateName(submitName)) : submit}
    >
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
    </ActDialog>
  )
}

type OfferedActionProps<Model> = ActionDialogProps<Model> & {
  /** ` primary`, ` danger` or nothing. */
  tone?: string | undefined
  spokenName?: string | undefined
}

/** The button of an action and its dialog. */
export const OfferedAction = <Model,>({
  tone,
  spokenName,
  ...props
}: OfferedActionProps<Model>) => (
  <>
    <ActLink
      id={props.id}
      label={props.action.texts(props.t).open}
      tone={tone}
      spokenName={spokenName}
    />
    <ActionDialog {...props} />
  </>
)
