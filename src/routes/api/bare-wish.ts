import type { OrderWish } from '../../deciders/order'
import { termsVersion } from '../ordering/order-body'

/** An order of nothing yet, to ask what a part of it would cost or meet. */
export const wishFor = (projectType: string, cycle: OrderWish['billingCycle']): OrderWish => ({
  projectType,
  name: '',
  slug: 'beispiel',
  plugins: [],
  billingCycle: cycle,
  domain: { kind: 'subdomain', label: 'beispiel', baseDomain: '' },
  paymentMethod: 'stripe_prepaid',
  business: { company: false, country: false },
  consents: { termsVersion, withdrawalWaived: false },
})
