import type { ActionTexts } from '../../action-texts'

const actions = {
  new: {
    open: 'Kategorie anlegen',
    title: 'Kategorie anlegen',
    text: 'Plugins können der Kategorie zugeordnet werden, sobald es sie gibt.',
    submit: 'Kategorie anlegen',
  },
  description: {
    open: 'Bearbeiten …',
    title: 'Kategorie bearbeiten',
    text: 'Gilt sofort, auch im Shop. Plugins bleiben in der Kategorie.',
    submit: 'Änderungen speichern',
  },
  removal: {
    open: 'Entfernen …',
    title: 'Kategorie entfernen',
    text: 'Das geht nur, wenn ihr kein Plugin mehr zugeordnet ist.',
    submit: 'Kategorie entfernen',
  },
} satisfies Record<string, ActionTexts>

export const categoryTexts = {
  title: 'Kategorien',
  all: 'Alle Kategorien',
  intro: 'Nach ihnen sind Plugins geordnet.',
  add: 'Kategorie anlegen',
  count: (count: string, one: boolean) => (one ? '1 Kategorie' : `${count} Kategorien`),
  emptyTitle: 'Noch keine Kategorie',
  emptyText: 'Legen Sie die erste an, damit sich Plugins zuordnen lassen.',
  emptyReader: 'Die Verwaltung kann hier Kategorien anlegen.',
  actions,
}
