import type { ReasonCode } from '../../../events/reason-codes'
import type { FieldError } from '../../../events/refusal-error'
import { ActDialog, ActLink } from '../../parts/act-dialog'
import { ErrorSummary } from '../../parts/error-summary'
import type { Texts } from '../../texts/de'
import { ReasonFields } from '../actions/reason-fields'

export const resendReasons: readonly ReasonCode[] = ['customerAsked', 'inputCorrected', 'other']

type Props = {
  t: Texts
  mailId: string
  /** Of the mail. */
  subject: string
  errors: readonly FieldError[]
  values: Readonly<Partial<Record<string, string>>>
}

/** Posts `reason` and `note`. */
export const ResendForm = ({ t, mailId, subject, errors, values }: Props) => {
  const { reason = '', note = '' } = values
  const texts = t.mailAdmin.resend
  return (
    <>
      <ActLink id="act-resend" label={texts.open} tone=" primary" />
      <ActDialog
        t={t}
        id="act-resend"
        title={texts.title}
        subject={subject}
        url={`/admin/mails/sent/${mailId}/resending`}
        closeHref={`/admin/mails/sent/${mailId}`}
        isOpen={errors.length > 0}
        submit={texts.submit}
        textId="act-resend-text"
      >
        <ErrorSummary t={t} errors={errors} labels={{ reason: t.reason }} prefix="resend-" />
        <p id="act-resend-text">{texts.text}</p>
        <ReasonFields
          t={t}
          action={{ reasons: resendReasons }}
          prefix="resend-"
          values={{ reason, note }}
          errors={errors}
        />
      </ActDialog>
    </>
  )
}
