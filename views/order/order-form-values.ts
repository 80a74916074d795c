/** The order form as it was typed, by field name; the names are the API's pointers with dots. */
export type OrderFormValues = {
  /** Minted by the server, hidden in the form: the same form sent twice orders once. */
  orderId: string
  projectType: string
  bundle: string
  /** Every ticked `plugins` box. */
  plugins: readonly string[]
  name: string
  slug: string
  'domain.kind': string
  'domain.label': string
  'domain.baseDomain': string
  'domain.name': string
  /** Never shown again once it was sent. */
  'domain.authCode': string
  'customer.name': string
  'customer.email': string
  'customer.company': string
  'customer.street': string
  'customer.postalCode': string
  'customer.city': string
  'customer.country': string
  'customer.phone': string
  'customer.vatId': string
  'payment.method': string
  /** The total that stood there when it was sent; a domain's price may move. */
  expectedGrossCents: string
  /** Boxes: ticked or not. */
  'consents.terms': boolean
  'consents.withdrawalWaived': boolean
}

export const emptyOrderForm: OrderFormValues = {
  orderId: '',
  projectType: '',
  bundle: '',
  plugins: [],
  name: '',
  slug: '',
  'domain.kind': 'subdomain',
  'domain.label': '',
  'domain.baseDomain': '',
  'domain.name': '',
  'domain.authCode': '',
  'customer.name': '',
  'customer.email': '',
  'customer.company': '',
  'customer.street': '',
  'customer.postalCode': '',
  'customer.city': '',
  'customer.country': 'DE',
  'customer.phone': '',
  'customer.vatId': '',
  'payment.method': '',
  expectedGrossCents: '',
  'consents.terms': false,
  'consents.withdrawalWaived': false,
}
