import type { FieldError } from '../../events/refusal-error'
import { contactFieldNames } from '../../src/domain/contact/contact-fields'
import { ContactInputs } from '../parts/contact-inputs'
import { InputField } from '../parts/input-field'
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
  name: Extract<keyof OrderFormValues, 'name' | 'slug' | `domain.${string}`>
  maxLength: number
  type?: 'email' | 'tel'
  autocomplete?: string
  hint?: string
  required?: boolean
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

export const OrderCustomerFields = ({ t, values, errors, isStaff }: Props) => (
  <fieldset class="section">
    <legend>{isStaff ? t.order.customerTitleStaff : t.order.customerTitle}</legend>
    <ContactInputs
      t={t}
      values={Object.fromEntries(
        contactFieldNames.map((name) => [name, values[`customer.${name}`]]),
      )}
      errors={errors}
      required={['name', 'email']}
      namePrefix="customer."
      isStaff={isStaff}
    />
  </fieldset>
)
