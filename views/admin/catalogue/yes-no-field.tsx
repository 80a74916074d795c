import type { FieldProps } from '../../parts/field'
import { SelectField } from '../../parts/select'

type Props = FieldProps & { value: string | undefined; isYes: boolean | undefined }

/** A list of two, because a box that is not ticked is not sent and so could not be shown again. */
export const YesNoField = ({ value, isYes, ...field }: Props) => (
  <SelectField
    {...field}
    value={value ?? (isYes ? 'yes' : 'no')}
    options={[
      ['no', field.t.catalogue.no],
      ['yes', field.t.catalogue.yes],
    ]}
  />
)
