import type { FieldError } from '../../events/refusal-error'
import type { ContactFieldName } from '../../src/domain/contact/contact-fields'
import type { Texts } from '../texts/de'
import { InputField } from './input-field'
import { SelectField } from './select'

export type ContactValues = Readonly<{ [Name in ContactFieldName]?: string | undefined }>

type Props = {
  t: Texts
  values: ContactValues
  errors: readonly FieldError[]
  required: readonly ContactFieldName[]
  /** `customer.` where they are part of an order. */
  namePrefix?: string
  /** Of the fields' ids, to keep two forms on one page apart. */
  prefix?: string
  /** Fields about somebody else are not filled in by the browser. */
  isStaff: boolean
}

type TextFieldSpec = {
  name: Exclude<ContactFieldName, 'country'>
  maxLength: number
  type?: 'email' | 'tel'
  autocomplete?: string
  hint?: string
  isFullWidth?: boolean
}

export const getContactLabels = ({ order }: Texts): Record<ContactFieldName, string> => ({
  name: order.customerName,
  email: order.email,
  company: order.company,
  vatId: order.vatId,
  street: order.street,
  postalCode: order.postalCode,
  city: order.city,
  country: order.country,
  phone: order.phone,
})

const listTextFields = ({ order }: Texts): TextFieldSpec[] => [
  { name: 'name', maxLength: 100, autocomplete: 'name' },
  { name: 'email', maxLength: 254, type: 'email', autocomplete: 'email', hint: order.emailHint },
  { name: 'company', maxLength: 100, autocomplete: 'organization', hint: order.companyHint },
  { name: 'vatId', maxLength: 30, hint: order.vatIdHint },
  { name: 'street', maxLength: 100, autocomplete: 'address-line1', isFullWidth: true },
  { name: 'postalCode', maxLength: 10, autocomplete: 'postal-code' },
  { name: 'city', maxLength: 100, autocomplete: 'address-level2' },
]

const ContactTextField = ({ field, ...props }: Props & { field: TextFieldSpec }) => {
  const { t, values, errors, required, namePrefix = '', prefix, isStaff } = props
  const { name, type = 'text', maxLength, autocomplete, hint, isFullWidth } = field
  return (
    <InputField
      {...{ t, errors, prefix, hint }}
      name={`${namePrefix}${name}`}
      label={getContactLabels(t)[name]}
      required={required.includes(name)}
      class={isFullWidth ? 'full' : undefined}
      input={{
        type,
        value: values[name] ?? '',
        maxlength: maxLength,
        autocomplete: isStaff ? 'off' : (autocomplete ?? 'off'),
      }}
    />
  )
}

/** Those of our list, and the one that is chosen already. */
const listCountries = ({ order }: Texts, chosen: string | undefined) => {
  const offered = Object.entries<string>(order.countries)
  const isOffered = !chosen || offered.some(([code]) => code === chosen)
  return isOffered ? offered : [...offered, [chosen, chosen] as const]
}

/** The fields of a customer's own data. */
export const ContactInputs = (props: Props) => {
  const { t, values, errors, required, namePrefix = '', prefix } = props
  const phone: TextFieldSpec = { name: 'phone', maxLength: 30, type: 'tel', autocomplete: 'tel' }
  return (
    <div class="grid">
      {listTextFields(t).map((field) => (
        <ContactTextField {...props} field={field} />
      ))}
      <SelectField
        {...{ t, errors, prefix }}
        name={`${namePrefix}country`}
        label={t.order.country}
        required={required.includes('country')}
        value={values.country}
        options={listCountries(t, values.country)}
      />
      <ContactTextField {...props} field={phone} />
    </div>
  )
}
