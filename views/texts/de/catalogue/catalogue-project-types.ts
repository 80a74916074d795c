import type { ActionTexts } from '../../action-texts'

const actions = {
  new: {
    open: 'Projekttyp anlegen',
    title: 'Projekttyp anlegen',
    text: 'Bis der Typ eigene Preise hat, gelten für ihn die des Basistyps.',
    submit: 'Projekttyp anbieten',
  },
  description: {
    open: 'Bearbeiten …',
    title: 'Projekttyp bearbeiten',
    text: 'Gilt für neue Bestellungen und neue Testphasen. Laufende bleiben, wie sie sind.',
    submit: 'Änderungen speichern',
  },
  base: {
    open: 'Zum Basistyp machen …',
    title: 'Zum Basistyp machen',
    text: 'Typen ohne eigene Preise übernehmen ab sofort die Preise dieses Typs. Bestehende Bestellungen und Lizenzen behalten ihren Preis.',
    submit: 'Zum Basistyp machen',
  },
  offer: {
    open: 'Wieder anbieten …',
    title: 'Projekttyp wieder anbieten',
    text: 'Der Typ ist sofort wieder bestellbar.',
    submit: 'Projekttyp anbieten',
  },
  withdrawal: {
    open: 'Aus dem Angebot nehmen …',
    title: 'Projekttyp aus dem Angebot nehmen',
    text: 'Neue Bestellungen sind nicht mehr möglich. Bestehende Bestellungen, Projekte und Lizenzen bleiben, wie sie sind.',
    submit: 'Aus dem Angebot nehmen',
  },
} satisfies Record<string, ActionTexts>

export const projectTypeTexts = {
  title: 'Projekttypen',
  all: 'Alle Projekttypen',
  intro: 'Preise und Testphasen richten sich nach dem Typ.',
  add: 'Projekttyp anlegen',
  count: (count: string, one: boolean) => (one ? '1 Projekttyp' : `${count} Projekttypen`),
  emptyTitle: 'Noch kein Projekttyp',
  emptyText: 'Ohne Projekttyp kann niemand bestellen. Legen Sie den ersten an.',
  emptyReader: 'Die Verwaltung kann hier Projekttypen anlegen.',
  actions,
}
