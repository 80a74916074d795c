import type { TrackerViewModel } from '../../../views/shop/tracker-view-model'
import { project, steps } from './rows'

export const trackedOrder = (over: Partial<TrackerViewModel> = {}): TrackerViewModel => ({
  project,
  steps: steps.unpaid,
  projectType: 'Branchenverzeichnis',
  plugins: ['Verzeichnis', 'Kontakt'],
  pluginNames: { verzeichnis: 'Verzeichnis', kontakt: 'Kontakt' },
  checkoutUrl: 'https://checkout.stripe.test/c/1',
  canCancel: true,
  copiedRecords: [],
  zoneGaps: [],
  payments: [],
  refunds: [],
  disputes: [],
  purchases: [],
  payablePurchases: [],
  welcome: 'sent',
  contactMail: 'service@vrs.example',
  ...over,
})
