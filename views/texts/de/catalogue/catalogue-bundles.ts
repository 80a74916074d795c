import type { ActionTexts } from '../../action-texts'

const actions = {
  new: {
    open: 'Bundle anlegen',
    title: 'Bundle anlegen',
    text: 'Das Bundle ist sofort bestellbar.',
    submit: 'Bundle anbieten',
  },
  description: {
    open: 'Bearbeiten …',
    title: 'Bundle bearbeiten',
    text: 'Gilt für neue Bestellungen. Wer schon bestellt hat, zahlt den vereinbarten Preis.',
    submit: 'Änderungen speichern',
  },
  offer: {
    open: 'Wieder anbieten …',
    title: 'Bundle wieder anbieten',
    text: 'Das Bundle ist sofort wieder bestellbar.',
    submit: 'Bundle anbieten',
  },
  withdrawal: {
    open: 'Aus dem Angebot nehmen …',
    title: 'Bundle aus dem Angebot nehmen',
    text: 'Neue Bestellungen sind nicht mehr möglich. Bestehende Bestellungen und Lizenzen bleiben, wie sie sind.',
    submit: 'Aus dem Angebot nehmen',
  },
} satisfies Record<string, ActionTexts>

export const bundleTexts = {
  title: 'Bundles',
  all: 'Alle Bundles',
  intro: 'Mehrere Plugins zusammen, mit einem gemeinsamen Rabatt.',
  add: 'Bundle anlegen',
  count: (count: string, one: boolean) => (one ? '1 Bundle' : `${count} Bundles`),
  emptyTitle: 'Noch kein Bundle',
  emptyText: 'Stellen Sie das erste aus Plugins zusammen.',
  emptyReader: 'Die Verwaltung kann hier Bundles anlegen.',
  actions,
}
