import type { FC } from 'hono/jsx'
import { Field } from '../../parts/field'
import { formatEuroInput, formatMoney } from '../../texts/format'
import type { ProjectAction } from '../projects/project-view-model'
import type { ActionFieldProps } from './action-field-props'
import {
  EvidenceFields,
  ReplacementDomainFields,
  ServerField,
  StartStepField,
  TeardownDataField,
  TransferCodeField,
} from './correction-fields'

const DueDaysField = ({ t, prefix, values, errors }: ActionFieldProps) => (
  <Field
    t={t}
    name="dueDays"
    label={t.project.dueDays}
    required
    prefix={prefix}
    errors={errors}
    control={(wired) => (
      <input {...wired} type="number" min={1} max={90} step={1} value={values?.dueDays ?? '14'} />
    )}
  />
)

const AmountField = ({ t, project, prefix, values, errors }: ActionFieldProps) => (
  <Field
    t={t}
    name="amountEuros"
    label={t.project.amount}
    hint={`${t.project.expected(formatMoney(project.price.grossCents, t.locale))} ${t.project.amountHint}`}
    required
    prefix={prefix}
    errors={errors}
    control={(wired) => (
      <input
        {...wired}
        type="text"
        inputmode="decimal"
        maxlength={20}
        value={values?.amountEuros ?? formatEuroInput(project.price.grossCents, t.locale)}
      />
    )}
  />
)

const PaymentFields = (props: ActionFieldProps) => {
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
        control={(wired) => <input {...wired} type="date" value={values?.receivedOn} />}
      />
      <Field
        t={t}
        name="reference"
        label={t.project.reference}
        required
        prefix={prefix}
        errors={errors}
        control={(wired) => (
          <input {...wired} type="text" maxlength={100} value={values?.reference} />
        )}
      />
    </>
  )
}

const fieldsByAction: Partial<Record<ProjectAction, FC<ActionFieldProps>>> = {
  'invoice-approval': DueDaysField,
  'payment-confirmation': PaymentFields,
  resumption: StartStepField,
  evidence: EvidenceFields,
  'transfer-code': TransferCodeField,
  domain: ReplacementDomainFields,
  server: ServerField,
  teardown: TeardownDataField,
}

/** What an act asks for besides its reason. */
export const ActionFields = (props: ActionFieldProps) => {
  const Fields = fieldsByAction[props.action]
  return Fields ? <Fields {...props} /> : null
}
