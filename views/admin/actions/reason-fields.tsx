import type { FieldError } from '../../../events/refusal-error'
import { Field } from '../../parts/field'
import { Select } from '../../parts/select'
import type { Texts } from '../../texts/de'
import type { ActionView } from './action-view'

type Props = {
  t: Texts
  action: Pick<ActionView<never>, 'reasons' | 'needsNote'>
  prefix: string
  values?: Readonly<Record<string, string>>
  errors?: readonly FieldError[]
}

/** Why a person intervenes: `reason` (a code) and `note`. */
export const ReasonFields = ({ t, action, prefix, values, errors }: Props) => (
  <>
    <Field
      t={t}
      name="reason"
      label={t.reason}
      required
      errors={errors}
      prefix={prefix}
      control={(attributes) => (
        <Select
          {...attributes}
          value={values?.reason}
          empty={t.choose}
          options={action.reasons.map((code) => [code, t.reasons[code]])}
        />
      )}
    />
    <Field
      t={t}
      name="note"
      label={action.needsNote ? t.project.evidenceNote : t.note}
      hint={action.needsNote ? t.project.evidenceHint : t.noteHint}
      required={action.needsNote ?? false}
      errors={errors}
      prefix={prefix}
      control={(attributes) => (
        <textarea {...attributes} maxlength={1000} rows={2}>
          {values?.note}
        </textarea>
      )}
    />
  </>
)
