import type { JSX } from 'hono/jsx'
import type { FieldProps } from './field'
import { Field } from './field'

/** `input`: the attributes of the input element, besides those that the field sets itself. */
type Props = FieldProps & { input: JSX.IntrinsicElements['input'] }

export const InputField = ({ input, ...field }: Props) => (
  <Field {...field} control={(attributes) => <input {...attributes} {...input} />} />
)
