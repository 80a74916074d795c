import { Field } from '../parts/field'
import { ProblemSummary } from '../parts/problem-summary'
import { Select } from '../parts/select'
import type { Texts } from '../texts/de'
import type { RefusedDriftAct } from './drift-shown'

type Props = {
  t: Texts
  /** Unique on the page. */
  id: string
  action: string
  plan: string
  submit: string
  reasons: Readonly<Record<string, string>>
  refused?: RefusedDriftAct | undefined
}

/** One act with its plan, posted with `reason` (a code) and `note`. */
export const DriftActForm = ({ t, id, action, plan, submit, reasons, refused }: Props) => {
  const prefix = `${id}-`
  const problems = refused?.problems ?? []
  const values = refused?.values
  return (
    <form class="form" method="post" action={action} id={`${id}-form`}>
      <ProblemSummary
        t={t}
        problems={problems}
        labels={{ reason: t.reason, note: t.note }}
        prefix={prefix}
      />
      <p class="plan">
        <strong>{t.drift.plan}:</strong> {plan}
      </p>
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
            options={Object.entries(reasons)}
          />
        )}
      />
      <Field
        t={t}
        name="note"
        label={t.note}
        hint={t.noteHint}
        problems={problems}
        prefix={prefix}
        control={(wired) => (
          <textarea {...wired} maxlength={1000} rows={2}>
            {values?.note}
          </textarea>
        )}
      />
      <div>
        <button class="btn primary" type="submit">
          {submit}
        </button>
      </div>
    </form>
  )
}
