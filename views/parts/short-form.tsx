import type { JSX } from 'hono/jsx'
import type { FieldError } from '../../events/refusal-error'
import type { Texts } from '../texts/de'
import { ErrorSummary } from './error-summary'
import { InputField } from './input-field'

export type ShortFormField = {
  name: string
  label: string
  hint?: string
  input: JSX.IntrinsicElements['input']
}

/** `hidden`: what is posted beside the fields. `submit`: the text of the button. */
type Props = {
  t: Texts
  action: string
  errors: readonly FieldError[]
  hidden?: Record<string, string>
  fields: readonly ShortFormField[]
  submit: string
}

/** A form of a few lines, all of them required, below what is wrong with them. */
export const ShortForm = ({ t, action, errors, hidden = {}, fields, submit }: Props) => (
  <form class="form" method="post" action={action}>
    {Object.entries(hidden).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <ErrorSummary
      t={t}
      errors={errors}
      labels={Object.fromEntries(fields.map(({ name, label }) => [name, label]))}
    />
    {fields.map((field) => (
      <InputField t={t} errors={errors} {...field} required />
    ))}
    <button class="btn primary wide" type="submit">
      {submit}
    </button>
  </form>
)
