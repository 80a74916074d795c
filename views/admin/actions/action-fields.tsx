import type { FC } from 'hono/jsx'
import type { ProjectRow } from '../../../projections/projects'
import { Field } from '../../parts/field'
import type { Texts } from '../../texts/de'
import { money, plainEuros } from '../../texts/format'
import type { ActChoices, ProjectAct, RefusedAct } from '../projects/project-view-model'
import {
  Evidence,
  FromStep,
  OtherDomain,
  ServerChoice,
  TeardownData,
  TransferCode,
} from './correction-fields'

export type FieldProps = {
  t: Texts
  act: ProjectAct
  project: ProjectRow
  prefix: string
  choices?: ActChoices | undefined
} & Partial<Pick<RefusedAct, 'values' | 'problems'>>

const DueDays = ({ t, prefix, values, problems }: FieldProps) => (
  <Field
    t={t}
    name="dueDays"
    label={t.project.dueDays}
    required
    prefix={prefix}
    problems={problems}
    control={(wired) => (
      <input {...wired} type="number" min={1} max={90} step={1} value={values?.dueDays ?? '14'} />
    )}
  />
)

const Amount = ({ t, project, prefix, values, problems }: FieldProps) => (
  <Field
    t={t}
    name="amountEuros"
    label={t.project.amount}
    hint={`${t.project.expected(money(project.price.grossCents, t.locale))} ${t.project.amountHint}`}
    required
    prefix={prefix}
    problems={problems}
    control={(wired) => (
      <input
        {...wired}
        type="text"
        inputmode="decimal"
        maxlength={20}
        value={values?.amountEuros ?? plainEuros(project.price.grossCents, t.locale)}
      />
    )}
  />
)

const Payment = (props: FieldProps) => {
  const { t, prefix, values, problems } = props
  return (
    <>
      <Amount {...props} />
      <Field
        t={t}
        name="receivedOn"
        label={t.project.receivedOn}
        required
        prefix={prefix}
        problems={problems}
        control={(wired) => <input {...wired} type="date" value={values?.receivedOn} />}
      />
      <Field
        t={t}
        name="reference"
        label={t.project.reference}
        required
        prefix={prefix}
        problems={problems}
        control={(wired) => (
          <input {...wired} type="text" maxlength={100} value={values?.reference} />
        )}
      />
    </>
  )
}

const fieldsOf: Partial<Record<ProjectAct, FC<FieldProps>>> = {
  'invoice-approval': DueDays,
  'payment-confirmation': Payment,
  resumption: FromStep,
  evidence: Evidence,
  'transfer-code': TransferCode,
  domain: OtherDomain,
  server: ServerChoice,
  teardown: TeardownData,
}

/** What an act asks for besides its reason. */
export const ActFields = (props: FieldProps) => {
  const Fields = fieldsOf[props.act]
  return Fields ? <Fields {...props} /> : null
}
