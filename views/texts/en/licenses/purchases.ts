import type { PurchaseRow } from '../../../../projections/purchases'

const kinds: Record<PurchaseRow['kind'], string> = {
  plugins: 'Later order',
  conversion: 'Conversion of a trial',
  renewal: 'Renewal',
  upgrade: 'Longer cycle',
}

/** What live projects order later. */
export const purchaseTexts = {
  title: 'Later orders',
  kinds,
  plugins: 'Plugins',
  licenses: 'Licenses',
  license: 'License',
  cycle: 'New cycle',
  payment: 'Payment',
  ways: { stripe_prepaid: 'Payment link by e-mail', invoice: 'On invoice', free: 'Free of charge' },
  dueDays: 'Days to pay an invoice',
  purchase: 'Later order',
  nothingLeft: 'All plugins for this project are licensed or ordered already.',
  paidUntil: (day: string, money: string) => `paid until ${day}, ${money} net`,
  columns: {
    order: 'Order',
    plugins: 'Plugins',
    total: 'Total',
    state: 'State',
    site: 'On the site',
  },
  period: (from: string, to: string) => `${from} to ${to}`,
  states: {
    open: 'Waits for payment',
    owed: 'Invoice open',
    paid: 'Paid',
    free: 'Free of charge',
    cancelled: 'Ended',
  },
  payBy: (day: string) => `payable until ${day}`,
  installed: 'running',
  notInstalled: 'not reported yet',
}
