import type { Child } from 'hono/jsx'
import type { Texts } from '../texts/de'
import { getRefusalText } from '../texts/refusal-text'
import { toFieldId } from './field-id'
import type { Problem } from './field-name'
import { toFieldName } from './field-name'

/** What a control needs so that its label, hint and error are told with it. */
export type ControlAttributes = {
  id: string
  name: string
  required?: boolean
  'aria-invalid'?: 'true'
  'aria-describedby'?: string
}

type Props = {
  t: Texts
  name: string
  label: string
  hint?: string | undefined
  required?: boolean
  problems?: readonly Problem[] | undefined
  prefix?: string
  class?: string
  control: (wired: ControlAttributes) => Child
}

const buildControlAttributes = (
  { name, hint, required, prefix }: Props,
  error?: string,
): ControlAttributes => {
  const id = toFieldId(name, prefix)
  const told = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return {
    id,
    name,
    ...(required ? { required } : {}),
    ...(error ? { 'aria-invalid': 'true' } : {}),
    ...(told ? { 'aria-describedby': told } : {}),
  }
}

/** Label, control, hint and error; the error stands at the field it belongs to. */
export const Field = (props: Props) => {
  const { t, name, label, hint, required, problems, control } = props
  const problem = problems?.find(({ pointer }) => toFieldName(pointer) === name)
  const error = problem && getRefusalText(t.locale, problem.code, problem.message, name)
  const wired = buildControlAttributes(props, error)
  return (
    <div class={['field', props.class].filter(Boolean).join(' ')}>
      <label for={wired.id}>
        {label}
        {required && <span aria-hidden="true"> *</span>}
      </label>
      {control(wired)}
      {error && (
        <span class="error" id={`${wired.id}-error`}>
          {error}
        </span>
      )}
      {hint && (
        <span class="hint" id={`${wired.id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
}
