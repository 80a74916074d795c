import { ErrorSummary } from '../../parts/error-summary'
import type { Texts } from '../../texts/de'
import { ReasonFields } from '../actions/reason-fields'
import type { RefusedDriftForm } from './drift-view-model'

type Props = {
  t: Texts
  /** Unique on the page. */
  id: string
  url: string
  plan: string
  submit: string
  reasons: Readonly<Record<string, string>>
  refused?: RefusedDriftForm | undefined
}

/** One action with its plan; posts `reason` (a code) and `note`. */
export const DriftActionForm = ({ t, id, url, plan, submit, reasons, refused }: Props) => {
  const prefix = `${id}-`
  const errors = refused?.errors ?? []
  return (
    <form class="form" method="post" action={url} id={`${id}-form`}>
      <ErrorSummary
        t={t}
        errors={errors}
        labels={{ reason: t.reason, note: t.note }}
        prefix={prefix}
      />
      <p class="plan">
        <strong>{t.drift.plan}:</strong> {plan}
      </p>
      <ReasonFields
        t={t}
        reasons={reasons}
        prefix={prefix}
        errors={errors}
        {...(refused ? { values: refused.values } : {})}
      />
      <div>
        <button class="btn primary" type="submit">
          {submit}
        </button>
      </div>
    </form>
  )
}
