import { Field } from '../../../parts/field'
import { InputField } from '../../../parts/input-field'
import type { ActionFieldsProps } from '../../actions/action-view'
import { YesNoField } from '../yes-no-field'
import type { VersionFormModel } from './version-view-model'

type FieldsProps = ActionFieldsProps<VersionFormModel>

export const ReleaseNotesFields = ({ model: { item }, values, ...form }: FieldsProps) => {
  const { fields, changelogHint } = form.t.catalogue.versions
  return (
    <>
      <Field
        {...form}
        name="changelog"
        label={fields.changelog}
        hint={changelogHint}
        control={(attributes) => (
          <textarea {...attributes} rows={8} maxlength={20_000}>
            {values?.changelog ?? item?.changelog ?? ''}
          </textarea>
        )}
      />
      <YesNoField
        {...form}
        name="isBreaking"
        label={fields.isBreaking}
        value={values?.isBreaking}
        isYes={item?.isBreaking}
      />
    </>
  )
}

export const YankCauseField = ({ model: _, values, ...form }: FieldsProps) => {
  const { fields, causeHint } = form.t.catalogue.versions
  return (
    <InputField
      {...form}
      name="cause"
      label={fields.cause}
      hint={causeHint}
      required
      input={{ type: 'text', maxlength: 200, value: values?.cause ?? '' }}
    />
  )
}
