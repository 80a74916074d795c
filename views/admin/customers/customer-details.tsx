import { Card } from '../../parts/card'
import type { Texts } from '../../texts/de'
import type { CustomerFields, CustomerRecord } from './customer-view-model'

type Props = { t: Texts; model: CustomerRecord }

const getCountryName = ({ order }: Texts, country: string) =>
  Object.hasOwn(order.countries, country)
    ? order.countries[country as keyof typeof order.countries]
    : country

const listDetails = (t: Texts, fields: CustomerFields) => {
  const { street, postalCode, city, country } = fields
  const address = [
    street,
    [postalCode, city].filter(Boolean).join(' '),
    country && getCountryName(t, country),
  ].filter(Boolean)
  return [
    [t.order.customerName, fields.name],
    [t.order.company, fields.company],
    [t.order.email, fields.email],
    [t.order.phone, fields.phone],
    [t.customers.address, address.join(', ')],
    [t.order.vatId, fields.vatId],
  ] as const
}

export const CustomerDetails = ({ t, model }: Props) => (
  <Card id="details" title={t.customers.details}>
    <div class="body">
      <dl class="pairs">
        {listDetails(t, model.fields).map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value ? <bdi>{value}</bdi> : t.customers.notGiven}</dd>
          </>
        ))}
      </dl>
    </div>
  </Card>
)
