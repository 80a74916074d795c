/** The submitted values of the order form by field name: the API's pointers with dots. */
export type OrderFormValues = {
  /** Created by the server and hidden in the form, so that a form submitted twice orders once. */
  orderId: string
  projectType: string
  bundle: string
  /** The checked plugins. */
  plugins: readonly string[]
  name: string
  slug: string
  'domain.kind': string
  'domain.label': string
  'domain.baseDomain': string
  'domain.name': string
  /** Never sent back to the browser. */
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
  /** The total that was shown when the form was submitted; a domain's price may change. */
  expectedGrossCents: string
  /** Checkboxes. */
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
