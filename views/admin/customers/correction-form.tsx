import type { ReasonCode } from '../../../events/reason-codes'
import type { FieldError } from '../../../events/refusal-error'
import { ActDialog, ActLink } from '../../parts/act-dialog'
import type { ContactValues } from '../../parts/contact-inputs'
import { ContactInputs, getContactLabels } from '../../parts/contact-inputs'
import { ErrorSummary } from '../../parts/error-summary'
import type { Texts } from '../../texts/de'
import { ReasonFields } from '../actions/reason-fields'

export const correctionReasons: readonly ReasonCode[] = ['customerAsked', 'inputCorrected', 'other']

/** A form that was refused, with what was typed into it. */
export type RefusedCorrection = {
  errors: readonly FieldError[]
  values: ContactValues & { reason?: string | undefined; note?: string | undefined }
}

type Props = {
  t: Texts
  customerId: string
  values: ContactValues
  refused?: RefusedCorrection | undefined
}

/** Posts a customer's own data as they are from now on, with `reason` and `note`. */
export const CorrectionForm = ({ t, customerId, values, refused }: Props) => {
  const texts = t.customers.correction
  const errors = refused?.errors ?? []
  const { reason = '', note = '' } = refused?.values ?? {}
  return (
    <>
      <ActLink id="act-correction" label={texts.open} />
      <ActDialog
        t={t}
        id="act-correction"
        title={texts.title}
        subject={values.name}
        url={`/admin/customers/${customerId}/correction`}
        closeHref={`/admin/customers/${customerId}`}
        isOpen={refused !== undefined}
        submit={texts.submit}
        textId="act-correction-text"
      >
        <ErrorSummary
          t={t}
          errors={errors}
          labels={{ ...getContactLabels(t), reason: t.reason }}
          prefix="correction-"
        />
        <p id="act-correction-text">{texts.text}</p>
        <ContactInputs
          t={t}
          values={refused?.values ?? values}
          errors={errors}
          required={['name', 'email']}
          prefix="correction-"
          isStaff
        />
        <ReasonFields
          t={t}
          action={{ reasons: correctionReasons }}
          prefix="correction-"
          values={{ reason, note }}
          errors={errors}
        />
      </ActDialog>
    </>
  )
}
