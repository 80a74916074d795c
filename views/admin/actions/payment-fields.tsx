import { Field } from '../../parts/field'
import { formatEuroInput, formatMoney } from '../../texts/format'
import type { ProjectFieldsProps } from '../projects/project-view-model'

export const DueDaysField = ({ t, prefix, values, errors }: ProjectFieldsProps) => (
  <Field
    t={t}
    name="dueDays"
    label={t.project.dueDays}
    required
    prefix={prefix}
    errors={errors}
    control={(attributes) => (
      <input
        {...attributes}
        type="number"
        min={1}
        max={90}
        step={1}
        value={values?.dueDays ?? '14'}
      />
    )}
  />
)

const AmountField = ({ t, model: { project }, prefix, values, errors }: ProjectFieldsProps) => (
  <Field
    t={t}
    name="amountEuros"
    label={t.project.amount}
    hint={`${t.project.expected(formatMoney(project.price.grossCents, t.locale))} ${t.project.amountHint}`}
    required
    prefix={prefix}
    errors={errors}
    control={(attributes) => (
      <input
        {...attributes}
        type="text"
        inputmode="decimal"
        maxlength={20}
        value={values?.amountEuros ?? formatEuroInput(project.price.grossCents, t.locale)}
      />
    )}
  />
)

export const PaymentFields = (props: ProjectFieldsProps) => {
  const { t, prefix, values, errors } = props
  return (
    <>
      <AmountField {...props} />
      <Field
        t={t}
        name="receivedOn"
        label={t.project.receivedOn}
        required
        prefix={prefix}
        errors={errors}
        control={(attributes) => <input {...attributes} type="date" value={values?.receivedOn} />}
      />
      <Field
        t={t}
        name="reference"
        label={t.project.reference}
        required
        prefix={prefix}
        errors={errors}
        control={(attributes) => (
          <input {...attributes} type="text" maxlength={100} value={values?.reference} />
        )}
      />
    </>
  )
}
