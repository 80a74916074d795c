import { InputField } from '../../parts/input-field'
import type { ActionFieldsProps } from '../actions/action-view'
import type { LicenseActionModel } from './license-view-model'

/** Until when a license runs, or has updates. */
export const ExtensionFields = ({
  t,
  prefix,
  values,
  errors,
}: ActionFieldsProps<LicenseActionModel>) => (
  <InputField
    {...{ t, prefix, errors }}
    name="lastDay"
    label={t.licenses.lastDay}
    required
    input={{ type: 'date', value: values?.lastDay }}
  />
)
