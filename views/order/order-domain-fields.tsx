import type { FieldError } from '../../events/refusal-error'
import { Field } from '../parts/field'
import { toFieldId } from '../parts/field-name'
import { Select } from '../parts/select'
import type { Texts } from '../texts/de'
import { getRefusalText } from '../texts/refusal-text'
import { OrderTextField } from './order-customer-fields'
import type { OrderFormValues } from './order-form-values'
import type { OrderOffer } from './order-offer'

type Props = { t: Texts; values: OrderFormValues; errors: readonly FieldError[]; offer: OrderOffer }

const DomainKindFields = ({ t, values, errors, offer }: Props) => {
  const error = errors.find(({ pointer }) => pointer === '/domain/kind')
  return (
    <div class="choices" id={toFieldId('domain.kind')} tabindex={-1}>
      {error && <p class="error">{getRefusalText(t.locale, error.code, error.message)}</p>}
      {offer.domainKinds.map((kind) => (
        <label class="choice">
          <input
            type="radio"
            name="domain.kind"
            value={kind}
            required
            checked={values['domain.kind'] === kind}
          />
          <span>
            <strong>{t.order.domainKinds[kind]}</strong>
            <span class="sub">{t.order.domainKindHints[kind]}</span>
          </span>
        </label>
      ))}
    </div>
  )
}

const SubdomainFields = ({ t, values, errors, offer }: Props) => (
  <div class="joined" data-for="subdomain">
    <OrderTextField
      {...{ t, values, errors }}
      line={{ name: 'domain.label', maxLength: 63, hint: t.order.labelHint }}
    />
    <Field
      t={t}
      name="domain.baseDomain"
      label={t.order.baseDomain}
      errors={errors}
      control={(attributes) => (
        <Select
          {...attributes}
          value={values['domain.baseDomain']}
          options={offer.baseDomains.map(({ name }) => [name, `.${name}`])}
        />
      )}
    />
  </div>
)

/** A code that was sent does not come back: it opens a domain. */
const AuthCodeField = ({ t, values, errors }: Omit<Props, 'offer'>) => (
  <div data-for="transferred">
    <OrderTextField
      t={t}
      values={{ ...values, 'domain.authCode': '' }}
      errors={errors}
      line={{ name: 'domain.authCode', maxLength: 255, hint: t.order.authCodeHint }}
    />
  </div>
)

/** Where the website shall stand; only what belongs to the chosen kind is shown. */
export const OrderDomainFields = (props: Props) => {
  const { t, values, errors } = props
  return (
    <fieldset class="section by-kind">
      <legend>{t.order.domainTitle}</legend>
      <DomainKindFields {...props} />
      <SubdomainFields {...props} />
      <div data-for="name">
        <OrderTextField
          {...{ t, values, errors }}
          line={{ name: 'domain.name', maxLength: 253, hint: t.order.domainNameHint }}
        />
      </div>
      <AuthCodeField {...{ t, values, errors }} />
    </fieldset>
  )
}
