import type { FieldProps } from '../../parts/field'
import { InputField } from '../../parts/input-field'

type Props = Pick<FieldProps, 't' | 'hint' | 'prefix' | 'errors'> & { value: string }

/** How many projects a server may hold. */
export const CapacityField = ({ t, hint = t.servers.capacityHint, value, ...field }: Props) => (
  <InputField
    {...field}
    t={t}
    name="capacity"
    label={t.servers.capacity}
    hint={hint}
    required
    input={{ type: 'number', min: 1, max: 10_000, step: 1, value }}
  />
)
