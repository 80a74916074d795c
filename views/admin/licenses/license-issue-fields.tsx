import { SelectField } from '../../parts/select'
import type { ProjectFieldsProps } from '../projects/project-view-model'

const terms = ['free', 'monthly', 'yearly', 'once'] as const

/** Which plugin, and for nothing or for the price of a cycle. */
export const LicenseIssueFields = ({ t, model, prefix, values, errors }: ProjectFieldsProps) => {
  const texts = t.records.licenses
  return (
    <>
      <SelectField
        {...{ t, prefix, errors }}
        name="plugin"
        label={texts.columns.plugin}
        required
        value={values?.plugin}
        empty={texts.issue.choose}
        options={(model.choices?.licensablePlugins ?? []).map((one) => [one.name, one.displayName])}
      />
      <SelectField
        {...{ t, prefix, errors }}
        name="terms"
        label={texts.issue.terms}
        required
        value={values?.terms ?? 'free'}
        options={terms.map((one) => [one, texts.issue.ways[one]])}
      />
    </>
  )
}
