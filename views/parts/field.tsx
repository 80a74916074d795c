import type { Child } from 'hono/jsx'
import type { FieldError } from '../../events/refusal-error'
import type { Texts } from '../texts/de'
import { getRefusalText } from '../texts/refusal-text'
import { toFieldId, toFieldName } from './field-name'

/** Connects a control with its label, hint and error, for screen readers too. */
export type ControlAttributes = {
  id: string
  name: string
  required?: boolean
  'aria-invalid'?: 'true'
  'aria-describedby'?: string
}

/** `errors`: those of the whole form; the field shows its own. */
export type FieldProps = {
  t: Texts
  name: string
  label: string
  hint?: string | undefined
  required?: boolean | undefined
  errors?: readonly FieldError[] | undefined
  prefix?: string | undefined
  class?: string | undefined
}

type Props = FieldProps & { control: (attributes: ControlAttributes) => Child }

const buildControlAttributes = (
  { name, hint, required, prefix }: FieldProps,
  errorText?: string,
): ControlAttributes => {
  const id = toFieldId(name, prefix)
  const descriptionIds = [errorText && `${id}-error`, hint && `${id}-hint`].filter(Boolean)
  return {
    id,
    name,
    ...(required ? { required } : {}),
    ...(errorText ? { 'aria-invalid': 'true' } : {}),
    ...(descriptionIds.length > 0 ? { 'aria-describedby': descriptionIds.join(' ') } : {}),
  }
}

/** Label, control, hint and error of one form field. */
export const Field = (props: Props) => {
  const { t, name, label, hint, required, errors, control } = props
  const error = errors?.find(({ pointer }) => toFieldName(pointer) === name)
  const errorText = error && getRefusalText(t.locale, error.code, error.message, name)
  const attributes = buildControlAttributes(props, errorText)
  return (
    <div class={['field', props.class].filter(Boolean).join(' ')}>
      <label for={attributes.id}>
        {label}
        {required && <span aria-hidden="true"> *</span>}
      </label>
      {control(attributes)}
      {errorText && (
        <span class="error" id={`${attributes.id}-error`}>
          {errorText}
        </span>
      )}
      {hint && (
        <span class="hint" id={`${attributes.id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
}
