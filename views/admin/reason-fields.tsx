import { Field } from '../parts/field'
import { Select } from '../parts/select'
import type { Texts } from '../texts/de'
import type { ProjectAct, ProjectShown } from './project-shown'

type ReasonProps = { t: Texts; act: ProjectAct; prefix: string } & Partial<
  Pick<NonNullable<ProjectShown['refused']>, 'values' | 'problems'>
>

/** Nobody intervenes without a reason; the note is sealed. */
export const ReasonFields = ({ t, act, values, problems, prefix }: ReasonProps) => (
  <>
    <Field
      t={t}
      name="reason"
      label={t.reason}
      required
      problems={problems}
      prefix={prefix}
      control={(wired) => (
        <Select
          {...wired}
          value={values?.reason}
          empty={t.choose}
          options={Object.entries(t.project.reasons[act])}
        />
      )}
    />
    <Field
      t={t}
      name="note"
      label={act === 'evidence' ? t.project.evidenceNote : t.note}
      hint={act === 'evidence' ? t.project.evidenceHint : t.noteHint}
      required={act === 'evidence'}
      problems={problems}
      prefix={prefix}
      control={(wired) => (
        <textarea {...wired} maxlength={1000} rows={2}>
          {values?.note}
        </textarea>
      )}
    />
  </>
)
