import { Field } from '../parts/field'
import { fieldId } from '../parts/field-id'
import type { Problem } from '../parts/field-name'
import { Select } from '../parts/select'
import type { Texts } from '../texts/de'
import { refusalText } from '../texts/refusal-text'
import { Text } from './order-customer-fields'
import type { OrderValues } from './order-form-values'
import type { Offer } from './order-offer'

type Props = { t: Texts; values: OrderValues; problems: readonly Problem[]; offer: Offer }

const Kinds = ({ t, values, problems, offer }: Props) => {
  const problem = problems.find(({ pointer }) => pointer === '/domain/kind')
  return (
    <div class="choices" id={fieldId('domain.kind')} tabindex={-1}>
      {problem && <p class="error">{refusalText(t.locale, problem.code, problem.message)}</p>}
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

const Subdomain = ({ t, values, problems, offer }: Props) => (
  <div class="joined" data-for="subdomain">
    <Text
      {...{ t, values, problems }}
      line={{ name: 'domain.label', max: 63, hint: t.order.labelHint }}
    />
    <Field
      t={t}
      name="domain.baseDomain"
      label={t.order.baseDomain}
      problems={problems}
      control={(wired) => (
        <Select
          {...wired}
          value={values['domain.baseDomain']}
          options={offer.baseDomains.map(({ name }) => [name, `.${name}`])}
        />
      )}
    />
  </div>
)

/** A code that was sent does not come back: it opens a domain. */
const AuthCode = ({ t, values, problems }: Omit<Props, 'offer'>) => (
  <div data-for="transferred">
    <Text
      t={t}
      values={{ ...values, 'domain.authCode': '' }}
      problems={problems}
      line={{ name: 'domain.authCode', max: 255, hint: t.order.authCodeHint }}
    />
  </div>
)

/** Where the website shall stand; only what belongs to the chosen kind is shown. */
export const DomainDetails = (props: Props) => {
  const { t, values, problems } = props
  return (
    <fieldset class="section by-kind">
      <legend>{t.order.domainTitle}</legend>
      <Kinds {...props} />
      <Subdomain {...props} />
      <div data-for="name">
        <Text
          {...{ t, values, problems }}
          line={{ name: 'domain.name', max: 253, hint: t.order.domainNameHint }}
        />
      </div>
      <AuthCode {...{ t, values, problems }} />
    </fieldset>
  )
}
