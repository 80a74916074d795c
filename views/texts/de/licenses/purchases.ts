import type { PurchaseRow } from '../../../../projections/purchases'

const kinds: Record<PurchaseRow['kind'], string> = {
  plugins: 'Nachbestellung',
  conversion: 'Umwandlung einer Testphase',
  renewal: 'Verlängerung',
  upgrade: 'Längere Laufzeit',
}

/** What live projects order later. */
export const purchaseTexts = {
  title: 'Nachbestellungen',
  kinds,
  plugins: 'Plugins',
  licenses: 'Lizenzen',
  license: 'Lizenz',
  cycle: 'Neue Laufzeit',
  payment: 'Zahlung',
  ways: {
    stripe_prepaid: 'Link zum Bezahlen per E-Mail',
    invoice: 'Auf Rechnung',
    free: 'Kostenlos',
  },
  dueDays: 'Bei Rechnung zahlbar in Tagen',
  purchase: 'Nachbestellung',
  nothingLeft: 'Alle Plugins, die es für dieses Projekt gibt, sind schon lizenziert oder bestellt.',
  paidUntil: (day: string, money: string) => `bezahlt bis ${day}, ${money} netto`,
  columns: {
    order: 'Bestellung',
    plugins: 'Plugins',
    total: 'Gesamt',
    state: 'Stand',
    site: 'Auf der Website',
  },
  period: (from: string, to: string) => `${from} bis ${to}`,
  states: {
    open: 'Wartet auf Zahlung',
    owed: 'Auf Rechnung offen',
    paid: 'Bezahlt',
    free: 'Kostenlos',
    cancelled: 'Beendet',
  },
  payBy: (day: string) => `bezahlbar bis ${day}`,
  installed: 'läuft',
  notInstalled: 'noch nicht gemeldet',
}
