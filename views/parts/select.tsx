import type { ControlAttributes } from './field'

type Props = ControlAttributes & {
  value?: string | undefined
  options: readonly (readonly [value: string, label: string])[]
  /** The option that means nothing chosen. */
  empty?: string
}

export const Select = ({ value, options, empty, ...attributes }: Props) => (
  <select {...attributes}>
    {empty !== undefined && <option value="">{empty}</option>}
    {options.map(([code, label]) => (
      <option value={code} selected={code === value}>
        {label}
      </option>
    ))}
  </select>
)
