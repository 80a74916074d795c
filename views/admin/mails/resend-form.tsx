import type { ReasonCode } from '../../../events/reason-codes'
import type { FieldError } from '../../../events/refusal-error'
import { ErrorSummary } from '../../parts/error-summary'
import type { Texts } from '../../texts/de'
import { ReasonFields } from '../actions/reason-fields'

export const resendReasons: readonly ReasonCode[] = ['customerAsked', 'inputCorrected', 'other']

type Props = {
  t: Texts
  mailId: string
  errors: readonly FieldError[]
  values: Readonly<Partial<Record<string, string>>>
}

/** Posts `reason` and `note`. */
export const ResendForm = ({ t, mailId, errors, values }: Props) => {
  const { reason = '', note = '' } = values
  const texts = t.mailAdmin.resend
  return (
    <details class="act" id="act-resend" open={errors.length > 0}>
      <summary class="btn primary">{texts.open}</summary>
      <div class="panel">
        <h2>{texts.title}</h2>
        <p class="meta">{texts.text}</p>
        <form class="form" method="post" action={`/admin/mails/sent/${mailId}/resending`}>
          <ErrorSummary t={t} errors={errors} labels={{ reason: t.reason }} prefix="resend-" />
          <ReasonFields
            t={t}
            action={{ reasons: resendReasons }}
            prefix="resend-"
            values={{ reason, note }}
            errors={errors}
          />
          <button class="btn primary" type="submit">
            {texts.submit}
          </button>
        </form>
      </div>
    </details>
  )
}
