import type { ProjectRow } from '../../projections/projects'
import { money, plainEuros } from '../format'
import { Field } from '../parts/field'
import type { Texts } from '../texts/de'
import type { ProjectAct, RefusedAct } from './project-shown'

type Props = {
  t: Texts
  act: ProjectAct
  project: ProjectRow
  prefix: string
} & Partial<Pick<RefusedAct, 'values' | 'problems'>>

const DueDays = ({ t, prefix, values, problems }: Props) => (
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

const Amount = ({ t, project, prefix, values, problems }: Props) => (
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

const Payment = (props: Props) => {
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

/** What an act asks for besides its reason. */
export const ActFields = (props: Props) => {
  if (props.act === 'invoice-approval') return <DueDays {...props} />
  if (props.act === 'payment-confirmation') return <Payment {...props} />
  return null
}
