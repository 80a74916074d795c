import type { OrderOffer } from '../../../views/order/order-offer'
import { price } from './rows'

export const shopOffer: OrderOffer = {
  termsVersion: '2026-01',
  domainKinds: ['subdomain', 'registered', 'transferred'],
  baseDomains: [
    { name: 'vrs.localhost', displayName: 'VRS', isDefault: true },
    { name: 'vrs.gmbh', displayName: 'VRS', isDefault: false },
  ],
  paymentMethods: ['stripe_prepaid', 'invoice'],
  projectTypes: [
    {
      code: 'business_directory',
      displayName: 'Branchenverzeichnis',
      trialDays: 14,
      bundles: [
        {
          code: 'verzeichnis-basic',
          displayName: 'Verzeichnis Basic',
          billingCycle: 'monthly',
          isDefault: true,
          plugins: ['Verzeichnis', 'Kontakt'],
          total: price,
        },
      ],
      plugins: [
        {
          name: 'directory',
          displayName: 'Verzeichnis',
          category: 'content',
          description: 'Einträge mit Suche und Kategorien',
          grossCents: 5000,
          cycle: 'monthly',
        },
        {
          name: 'kontakt',
          displayName: 'Kontakt',
          category: 'content',
          grossCents: 0,
          cycle: 'monthly',
        },
      ],
    },
    {
      code: 'einzelkunde',
      displayName: 'Einzelkunde',
      trialDays: 30,
      bundles: [
        {
          code: 'website-basic',
          displayName: 'Website Basic',
          billingCycle: 'yearly',
          isDefault: false,
          plugins: ['Kontakt', 'Impressum', 'Datenschutz'],
          total: { ...price, netCents: 0, taxCents: 0, grossCents: 0, lines: [] },
        },
      ],
      plugins: [],
    },
  ],
}
