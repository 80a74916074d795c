import type { ActionTexts } from '../../action-texts'

/** The list of all licenses, and the page of one. */
export const licenseTexts = {
  title: 'Lizenzen',
  list: 'Alle Lizenzen',
  license: 'Lizenz',
  project: 'Projekt',
  facts: 'Stand und Preis',
  issued: 'Ausgestellt',
  history: 'Verlauf',
  wholeHistory: 'In der Revision ansehen',
  nothingHappened: 'Noch nichts geschehen.',
  search: 'Suche',
  searchHint: 'Projekt, Domain oder Name',
  apply: 'Anwenden',
  filterStatus: 'Zustand',
  allStatus: 'Alle Zustände',
  allPlugins: 'Alle Plugins',
  filterEnd: 'Endet vor dem',
  count: (number: string, isOne: boolean) => (isOne ? '1 Lizenz' : `${number} Lizenzen`),
  toFirst: 'Zum Anfang',
  more: 'Weitere Lizenzen',
  emptyTitle: 'Noch keine Lizenzen',
  emptyText: 'Lizenzen entstehen, sobald eine Bestellung freigegeben ist.',
  nothingTitle: 'Keine Lizenz gefunden',
  nothingText: 'Zu dieser Auswahl gibt es keine Lizenz.',
  reset: 'Alle Lizenzen zeigen',
  actions: {
    suspension: {
      open: 'Aussetzen …',
      title: 'Lizenz aussetzen',
      text: 'Das Plugin wird auf der Website abgeschaltet, sobald sie es erfährt. Seine Daten bleiben.',
      submit: 'Aussetzen',
    },
    reinstatement: {
      open: 'Wieder freigeben …',
      title: 'Lizenz wieder freigeben',
      text: 'Das Plugin läuft wieder, sobald die Website es erfährt. Die Enddaten ändern sich nicht.',
      submit: 'Wieder freigeben',
    },
    revocation: {
      open: 'Widerrufen …',
      title: 'Lizenz widerrufen',
      text: 'Das Plugin wird auf der Website abgeschaltet und kann nur neu bestellt werden. Geld geht dadurch nicht zurück.',
      submit: 'Lizenz widerrufen',
    },
  } satisfies Record<string, ActionTexts>,
}
