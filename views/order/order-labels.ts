import type { Texts } from '../texts/de'

/** The labels of the order form's fields, by field name. */
export const getOrderFieldLabels = (t: Texts): Readonly<Record<string, string>> => ({
  projectType: t.order.typeTitle,
  bundle: t.order.bundle,
  plugins: t.order.plugins,
  name: t.order.name,
  slug: t.order.slug,
  'domain.kind': t.order.domainTitle,
  'domain.label': t.order.label,
  'domain.baseDomain': t.order.baseDomain,
  'domain.name': t.order.domainName,
  'domain.authCode': t.order.authCode,
  'customer.name': t.order.customerName,
  'customer.email': t.order.email,
  'customer.company': t.order.company,
  'customer.street': t.order.street,
  'customer.postalCode': t.order.postalCode,
  'customer.city': t.order.city,
  'customer.country': t.order.country,
  'customer.phone': t.order.phone,
  'customer.vatId': t.order.vatId,
  'payment.method': t.order.paymentTitle,
  'consents.terms': t.order.consentTitle,
  'consents.withdrawalWaived': t.order.consentTitle,
})
