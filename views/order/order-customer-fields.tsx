import type { FieldError } from '../../events/refusal-error'
import { InputField } from '../parts/input-field'
import { SelectField } from '../parts/select'
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
  /** Checked by the browser before it submits; the server validates in any case. */
  pattern?: string
}

export const OrderTextField = ({
  t,
  values,
  errors,
  line: field,
}: Omit<Props, 'offer' | 'isStaff'> & { line: OrderTextFieldSpec }) => (
  <InputField
    {...{ t, errors }}
    name={field.name}
    label={getOrderFieldLabels(t)[field.name] ?? field.name}
    hint={field.hint}
    required={field.required}
    class={field.isFullWidth ? 'full' : undefined}
    input={{
      type: field.type ?? 'text',
      value: values[field.name],
      maxlength: field.maxLength,
      autocomplete: field.autocomplete ?? 'off',
      ...(field.pattern
        ? { pattern: field.pattern, title: field.hint, autocapitalize: 'none', spellcheck: false }
        : {}),
    }}
  />
)

const slugPattern = '[a-z0-9]([a-z0-9\\-]*[a-z0-9])?'

export const OrderProjectFields = ({ t, values, errors, isStaff }: Props) => {
  const fieldProps = { t, values, errors }
  return (
    <fieldset class="section">
      <legend>{isStaff ? t.order.projectTitleStaff : t.order.projectTitle}</legend>
      <OrderTextField
        {...fieldProps}
        line={{ name: 'name', maxLength: 100, hint: t.order.nameHint, required: true }}
      />
      <OrderTextField
        {...fieldProps}
        line={{
          name: 'slug',
          maxLength: 63,
          hint: t.order.slugHint,
          pattern: slugPattern,
          required: true,
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
  { name: 'customer.vatId', maxLength: 30, hint: t.order.vatIdHint },
  { name: 'customer.street', maxLength: 100, autocomplete: 'address-line1', isFullWidth: true },
  { name: 'customer.postalCode', maxLength: 10, autocomplete: 'postal-code' },
  { name: 'customer.city', maxLength: 100, autocomplete: 'address-level2' },
]

export const OrderCustomerFields = ({ t, values, errors, isStaff }: Props) => {
  const fieldProps = { t, values, errors }
  return (
    <fieldset class="section">
      <legend>{isStaff ? t.order.customerTitleStaff : t.order.customerTitle}</legend>
      <div class="grid">
        {listCustomerFields(t).map((field) => (
          <OrderTextField
            {...fieldProps}
            line={isStaff && field.autocomplete ? { ...field, autocomplete: 'off' } : field}
          />
        ))}
        <SelectField
          {...{ t, errors }}
          name="customer.country"
          label={t.order.country}
          value={values['customer.country']}
          options={Object.entries(t.order.countries)}
        />
        <OrderTextField
          {...fieldProps}
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
