import type { OrderRequest } from '../../domain/order/validate-order'
import { termsVersion } from './order-schema'

/** An order of nothing yet, to ask what a part of it would cost or meet. */
export const blankOrderRequest = (
  projectType: string,
  cycle: OrderRequest['billingCycle'],
): OrderRequest => ({
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
