import type { FieldError } from '../../events/refusal-error'
import { Field } from '../parts/field'
import { Select } from '../parts/select'
import type { Texts } from '../texts/de'
import type { OrderFormValues } from './order-form-values'
import { getOrderFieldLabels } from './order-labels'
import type { OrderOffer } from './order-offer'

type Props = {
  t: Texts
  values: OrderFormValues
  errors: readonly FieldError[]
  offer: OrderOffer
  isStaff: boolean
}

export type OrderTextFieldSpec = {
  name: Extract<keyof OrderFormValues, 'name' | 'slug' | `domain.${string}` | `customer.${string}`>
  maxLength: number
  type?: 'email' | 'tel'
  autocomplete?: string
  hint?: string
  required?: boolean
  isFullWidth?: boolean
  /** What the browser checks before it sends; the server judges in any case. */
  pattern?: string
}

export const OrderTextField = ({
  t,
  values,
  errors,
  line,
}: Omit<Props, 'offer' | 'isStaff'> & { line: OrderTextFieldSpec }) => (
  <Field
    t={t}
    name={line.name}
    label={getOrderFieldLabels(t)[line.name] ?? line.name}
    hint={line.hint}
    errors={errors}
    {...(line.required ? { required: true } : {})}
    {...(line.isFullWidth ? { class: 'full' } : {})}
    control={(wired) => (
      <input
        {...wired}
        type={line.type ?? 'text'}
        value={values[line.name]}
        maxlength={line.maxLength}
        autocomplete={line.autocomplete ?? 'off'}
        {...(line.pattern
          ? { pattern: line.pattern, title: line.hint, autocapitalize: 'none', spellcheck: false }
          : {})}
      />
    )}
  />
)

const slugPattern = '[a-z0-9]([a-z0-9\\-]*[a-z0-9])?'

/** Name and short name of the project. */
export const OrderProjectFields = ({ t, values, errors, isStaff }: Props) => {
  const common = { t, values, errors }
  const shared = { required: true }
  return (
    <fieldset class="section">
      <legend>{isStaff ? t.order.projectTitleStaff : t.order.projectTitle}</legend>
      <OrderTextField
        {...common}
        line={{ name: 'name', maxLength: 100, hint: t.order.nameHint, ...shared }}
      />
      <OrderTextField
        {...common}
        line={{
          name: 'slug',
          maxLength: 63,
          hint: t.order.slugHint,
          pattern: slugPattern,
          ...shared,
        }}
      />
    </fieldset>
  )
}

const listCustomerFields = (t: Texts): OrderTextFieldSpec[] => [
  { name: 'customer.name', maxLength: 100, autocomplete: 'name', required: true },
  {
    name: 'customer.email',
    maxLength: 254,
    type: 'email',
    autocomplete: 'email',
    hint: t.order.emailHint,
    required: true,
  },
  {
    name: 'customer.company',
    maxLength: 100,
    autocomplete: 'organization',
    hint: t.order.companyHint,
  },
  { name: 'customer.vatId', maxLength: 14, hint: t.order.vatIdHint },
  { name: 'customer.street', maxLength: 100, autocomplete: 'address-line1', isFullWidth: true },
  { name: 'customer.postalCode', maxLength: 10, autocomplete: 'postal-code' },
  { name: 'customer.city', maxLength: 100, autocomplete: 'address-level2' },
]

/** Who orders. */
export const OrderCustomerFields = ({ t, values, errors, isStaff }: Props) => {
  const common = { t, values, errors }
  return (
    <fieldset class="section">
      <legend>{isStaff ? t.order.customerTitleStaff : t.order.customerTitle}</legend>
      <div class="grid">
        {listCustomerFields(t).map((line) => (
          <OrderTextField
            {...common}
            line={isStaff && line.autocomplete ? { ...line, autocomplete: 'off' } : line}
          />
        ))}
        <Field
          t={t}
          name="customer.country"
          label={t.order.country}
          errors={errors}
          control={(wired) => (
            <Select
              {...wired}
              value={values['customer.country']}
              options={Object.entries(t.order.countries)}
            />
          )}
        />
        <OrderTextField
          {...common}
          line={{
            name: 'customer.phone',
            maxLength: 30,
            type: 'tel',
            autocomplete: isStaff ? 'off' : 'tel',
          }}
        />
      </div>
    </fieldset>
  )
}
