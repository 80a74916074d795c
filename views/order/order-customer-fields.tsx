import { Field } from '../parts/field'
import type { Problem } from '../parts/field-name'
import { Select } from '../parts/select'
import type { Texts } from '../texts/de'
import type { OrderValues } from './order-form-values'
import { orderLabels } from './order-labels'
import type { Offer } from './order-offer'

type Props = {
  t: Texts
  values: OrderValues
  problems: readonly Problem[]
  offer: Offer
  isStaff: boolean
}

export type Line = {
  name: Extract<keyof OrderValues, 'name' | 'slug' | `domain.${string}` | `customer.${string}`>
  max: number
  type?: 'email' | 'tel'
  complete?: string
  hint?: string
  required?: boolean
  full?: boolean
  /** What the browser checks before it sends; the server judges in any case. */
  pattern?: string
}

export const Text = ({
  t,
  values,
  problems,
  line,
}: Omit<Props, 'offer' | 'isStaff'> & { line: Line }) => (
  <Field
    t={t}
    name={line.name}
    label={orderLabels(t)[line.name] ?? line.name}
    hint={line.hint}
    problems={problems}
    {...(line.required ? { required: true } : {})}
    {...(line.full ? { class: 'full' } : {})}
    control={(wired) => (
      <input
        {...wired}
        type={line.type ?? 'text'}
        value={values[line.name]}
        maxlength={line.max}
        autocomplete={line.complete ?? 'off'}
        {...(line.pattern
          ? { pattern: line.pattern, title: line.hint, autocapitalize: 'none', spellcheck: false }
          : {})}
      />
    )}
  />
)

const slugForm = '[a-z0-9]([a-z0-9\\-]*[a-z0-9])?'

/** Name and short name of the project. */
export const ProjectDetails = ({ t, values, problems, isStaff }: Props) => {
  const common = { t, values, problems }
  const shared = { required: true }
  return (
    <fieldset class="section">
      <legend>{isStaff ? t.order.projectTitleStaff : t.order.projectTitle}</legend>
      <Text {...common} line={{ name: 'name', max: 100, hint: t.order.nameHint, ...shared }} />
      <Text
        {...common}
        line={{ name: 'slug', max: 63, hint: t.order.slugHint, pattern: slugForm, ...shared }}
      />
    </fieldset>
  )
}

const lines = (t: Texts): Line[] => [
  { name: 'customer.name', max: 100, complete: 'name', required: true },
  {
    name: 'customer.email',
    max: 254,
    type: 'email',
    complete: 'email',
    hint: t.order.emailHint,
    required: true,
  },
  { name: 'customer.company', max: 100, complete: 'organization', hint: t.order.companyHint },
  { name: 'customer.vatId', max: 14, hint: t.order.vatIdHint },
  { name: 'customer.street', max: 100, complete: 'address-line1', full: true },
  { name: 'customer.postalCode', max: 10, complete: 'postal-code' },
  { name: 'customer.city', max: 100, complete: 'address-level2' },
]

/** Who orders. */
export const CustomerDetails = ({ t, values, problems, isStaff }: Props) => {
  const common = { t, values, problems }
  return (
    <fieldset class="section">
      <legend>{isStaff ? t.order.customerTitleStaff : t.order.customerTitle}</legend>
      <div class="grid">
        {lines(t).map((line) => (
          <Text {...common} line={isStaff && line.complete ? { ...line, complete: 'off' } : line} />
        ))}
        <Field
          t={t}
          name="customer.country"
          label={t.order.country}
          problems={problems}
          control={(wired) => (
            <Select
              {...wired}
              value={values['customer.country']}
              options={Object.entries(t.order.countries)}
            />
          )}
        />
        <Text
          {...common}
          line={{ name: 'customer.phone', max: 30, type: 'tel', complete: isStaff ? 'off' : 'tel' }}
        />
      </div>
    </fieldset>
  )
}
