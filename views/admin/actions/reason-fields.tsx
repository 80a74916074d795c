import type { FieldError } from '../../../events/refusal-error'
import { Field } from '../../parts/field'
import { Select } from '../../parts/select'
import type { Texts } from '../../texts/de'

type Props = {
  t: Texts
  /** Codes with their words. */
  reasons: Readonly<Record<string, string>>
  prefix: string
  /** Whether the note is what the act rests on. */
  evidence?: 'needed' | 'optional'
  values?: Readonly<Record<string, string>>
  errors?: readonly FieldError[]
}

/** Why a person intervenes: `reason` (a code) and `note`. */
export const ReasonFields = ({ t, reasons, prefix, evidence, values, errors }: Props) => (
  <>
    <Field
      t={t}
      name="reason"
      label={t.reason}
      required
      errors={errors}
      prefix={prefix}
      control={(wired) => (
        <Select
          {...wired}
          value={values?.reason}
          empty={t.choose}
          options={Object.entries(reasons)}
        />
      )}
    />
    <Field
      t={t}
      name="note"
      label={evidence === 'needed' ? t.project.evidenceNote : t.note}
      hint={evidence === 'needed' ? t.project.evidenceHint : t.noteHint}
      required={evidence === 'needed'}
      errors={errors}
      prefix={prefix}
      control={(wired) => (
        <textarea {...wired} maxlength={1000} rows={2}>
          {values?.note}
        </textarea>
      )}
    />
  </>
)
