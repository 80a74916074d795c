import type { ControlAttributes, FieldProps } from './field'
import { Field } from './field'

type SelectProps = {
  value?: string | undefined
  options: readonly (readonly [value: string, label: string])[]
  /** The label of the option that means that nothing is chosen. */
  empty?: string | undefined
}

export const Select = ({
  value,
  options,
  empty,
  ...attributes
}: ControlAttributes & SelectProps) => (
  <select {...attributes}>
    {empty !== undefined && <option value="">{empty}</option>}
    {options.map(([code, label]) => (
      <option value={code} selected={code === value}>
        {label}
      </option>
    ))}
  </select>
)

export const SelectField = ({ value, options, empty, ...field }: FieldProps & SelectProps) => (
  <Field
    {...field}
    control={(attributes) => (
      <Select {...attributes} value={value} options={options} empty={empty} />
    )}
  />
)
