import type { FieldError } from '../../events/refusal-error'
import { Choice } from '../parts/choice'
import { toFieldId } from '../parts/field-name'
import { SelectField } from '../parts/select'
import { ZoneCopyNotice } from '../parts/zone-copy-notice'
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
        <Choice
          input={{
            type: 'radio',
            name: 'domain.kind',
            value: kind,
            required: true,
            checked: values['domain.kind'] === kind,
          }}
          title={t.order.domainKinds[kind]}
          hint={t.order.domainKindHints[kind]}
        />
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
    <SelectField
      {...{ t, errors }}
      name="domain.baseDomain"
      label={t.order.baseDomain}
      value={values['domain.baseDomain']}
      options={offer.baseDomains.map(({ name }) => [name, `.${name}`])}
    />
  </div>
)

/** A submitted code is never sent back to the browser: whoever has it can take the domain over. */
const AuthCodeField = ({ t, values, errors }: Omit<Props, 'offer'>) => (
  <div data-for="transferred">
    <OrderTextField
      t={t}
      values={{ ...values, 'domain.authCode': '' }}
      errors={errors}
      line={{ name: 'domain.authCode', maxLength: 255, hint: t.order.authCodeHint }}
    />
    <ZoneCopyNotice t={t} />
  </div>
)

/** The website's address; CSS shows only the fields of the chosen kind. */
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
