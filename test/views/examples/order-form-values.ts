import { emptyOrderForm } from '../../../views/order/order-form-values'
import { longName } from './rows'

export const orderFormValues = {
  ...emptyOrderForm,
  orderId: '0199a1b2-0000-7000-8000-000000000009',
  projectType: 'business_directory',
  bundle: 'verzeichnis-basic',
  name: longName,
  slug: 'www',
  'customer.email': 'keine Adresse',
}

export const orderFormProblems = [
  { pointer: '/slug', code: 'LABEL_RESERVED' },
  { pointer: '/customer/email', code: 'BAD_FORMAT' },
  { pointer: '/consents/terms', code: 'CONSENT_NEEDED' },
  { pointer: '/plugins', code: 'NOT_AVAILABLE' },
  { pointer: '', code: 'SOMETHING_NEW', message: 'Etwas Neues' },
]
