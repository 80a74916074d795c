import { isFree } from '../../../src/domain/project/allowed-actions'
import { InputField } from '../../parts/input-field'
import { SelectField } from '../../parts/select'
import { formatEuroInput, formatMoney } from '../../texts/format'
import type { ProjectFieldsProps } from '../projects/project-view-model'

/** Nothing is due for an order that costs nothing. */
export const DueDaysField = ({ t, model, prefix, values, errors }: ProjectFieldsProps) =>
  isFree(model.project) ? null : (
    <InputField
      {...{ t, prefix, errors }}
      name="dueDays"
      label={t.project.dueDays}
      required
      input={{ type: 'number', min: 1, max: 90, step: 1, value: values?.dueDays ?? '14' }}
    />
  )

/** Which payment goes back, and how much of it. */
export const RefundFields = ({ t, model, prefix, values, errors }: ProjectFieldsProps) => {
  const payments = model.choices?.payments ?? []
  return (
    <>
      <input type="hidden" name="refundId" value={values?.refundId ?? model.choices?.refundId} />
      <SelectField
        {...{ t, prefix, errors }}
        name="paymentRef"
        label={t.project.refundPayment}
        required
        value={values?.paymentRef ?? payments[0]?.paymentRef}
        options={payments.map(({ paymentRef, leftCents }) => [
          paymentRef,
          t.project.refundPaymentOption(paymentRef, formatMoney(leftCents, t.locale)),
        ])}
      />
      <InputField
        {...{ t, prefix, errors }}
        name="amountEuros"
        label={t.project.amount}
        required
        input={{
          type: 'text',
          inputmode: 'decimal',
          maxlength: 20,
          value: values?.amountEuros ?? formatEuroInput(payments[0]?.leftCents ?? 0, t.locale),
        }}
      />
    </>
  )
}

export const TransferReferenceField = ({ t, prefix, values, errors }: ProjectFieldsProps) => (
  <InputField
    {...{ t, prefix, errors }}
    name="reference"
    label={t.project.transferReference}
    required
    input={{ type: 'text', maxlength: 100, value: values?.reference }}
  />
)

export const PaymentFields = ({ t, model, prefix, values, errors }: ProjectFieldsProps) => {
  const { grossCents } = model.project.price
  const common = { t, prefix, errors, required: true }
  return (
    <>
      <InputField
        {...common}
        name="amountEuros"
        label={t.project.amount}
        hint={`${t.project.expected(formatMoney(grossCents, t.locale))} ${t.project.amountHint}`}
        input={{
          type: 'text',
          inputmode: 'decimal',
          maxlength: 20,
          value: values?.amountEuros ?? formatEuroInput(grossCents, t.locale),
        }}
      />
      <InputField
        {...common}
        name="receivedOn"
        label={t.project.receivedOn}
        input={{ type: 'date', value: values?.receivedOn }}
      />
      <InputField
        {...common}
        name="reference"
        label={t.project.reference}
        input={{ type: 'text', maxlength: 100, value: values?.reference }}
      />
    </>
  )
}
