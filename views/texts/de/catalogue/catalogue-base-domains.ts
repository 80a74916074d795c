import type { ActionTexts } from '../../action-texts'

const actions = {
  new: {
    open: 'Basis-Domain anlegen',
    title: 'Basis-Domain anlegen',
    text: 'Neue Projekte können sofort eine Adresse darunter bekommen.',
    submit: 'Basis-Domain anbieten',
  },
  description: {
    open: 'Bearbeiten …',
    title: 'Basis-Domain bearbeiten',
    text: 'Adressen, die es schon gibt, bleiben, wie sie sind.',
    submit: 'Änderungen speichern',
  },
  offer: {
    open: 'Wieder anbieten …',
    title: 'Basis-Domain wieder anbieten',
    text: 'Neue Projekte können sofort wieder eine Adresse darunter bekommen.',
    submit: 'Basis-Domain anbieten',
  },
  withdrawal: {
    open: 'Aus dem Angebot nehmen …',
    title: 'Basis-Domain aus dem Angebot nehmen',
    text: 'Neue Projekte bekommen keine Adresse mehr darunter. Bestehende Adressen und Bestellungen bleiben, wie sie sind.',
    submit: 'Aus dem Angebot nehmen',
  },
} satisfies Record<string, ActionTexts>

export const baseDomainTexts = {
  title: 'Basis-Domains',
  all: 'Alle Basis-Domains',
  intro: 'Unter ihnen bekommen Projekte eine Adresse ohne Aufpreis.',
  add: 'Basis-Domain anlegen',
  count: (count: string, one: boolean) => (one ? '1 Basis-Domain' : `${count} Basis-Domains`),
  emptyTitle: 'Noch keine Basis-Domain',
  emptyText: 'Ohne Basis-Domain gibt es nur Projekte mit eigener Domain. Legen Sie die erste an.',
  emptyReader: 'Die Verwaltung kann hier Basis-Domains anlegen.',
  actions,
}
