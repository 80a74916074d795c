import type { RolloutRow } from '../../../../projections/catalogue/rollouts'
import type { ActionTexts } from '../../action-texts'

const actions = {
  resumption: {
    open: 'Fortsetzen …',
    title: 'Rollout fortsetzen',
    text: 'Die bisher gescheiterten Projekte halten ihn nicht mehr an; neue schon. Der erreichte Ring wird noch einmal so lange beobachtet wie am Anfang.',
    submit: 'Rollout fortsetzen',
  },
  rollback: {
    open: 'Zurücknehmen …',
    title: 'Version zurücknehmen',
    text: 'Alle Websites bekommen wieder die Version davor. Was die neue Version an der Datenbank geändert hat, machen ihre Migrationen rückgängig; Inhalte, die es davor schon gab, bleiben.',
    submit: 'Version zurücknehmen',
  },
} satisfies Record<string, ActionTexts>

const rings = {
  internal: 'interne Projekte',
  tenth: '10 % der Projekte',
  all: 'alle Projekte',
}

const states: Record<RolloutRow['state'], string> = {
  running: 'läuft',
  halted: 'angehalten',
  rolledBack: 'zurückgenommen',
  finished: 'abgeschlossen',
  yanked: 'Version zurückgezogen',
  replaced: 'von neuerer Version abgelöst',
}

/** New versions of plugins on their way to the sites. */
export const rolloutTexts = {
  title: 'Rollouts',
  all: 'Alle Rollouts',
  intro:
    'Neue Plugin-Versionen gehen zuerst an interne Projekte, dann an 10 % der übrigen, dann an alle. Scheitern Websites daran, hält der Rollout von selbst an.',
  emptyTitle: 'Noch kein Rollout',
  emptyText: 'Einer beginnt, sobald ein installiertes Plugin eine neue aktuelle Version bekommt.',
  count: (count: string, one: boolean) => (one ? '1 Rollout' : `${count} Rollouts`),
  columns: { version: 'Version', state: 'Stand', ring: 'Ring', started: 'Begonnen' },
  states,
  rings,
  before: (version: string) => `bisher ${version}`,
  previous: 'Version davor',
  nextStep: 'Nächster Schritt',
  ended: 'Beendet',
  ringTable: {
    title: 'Ringe',
    ring: 'Ring',
    reached: 'Erreicht',
    sites: 'Websites',
    running: 'Läuft gut',
    failed: 'Gescheitert',
    notReached: 'noch nicht',
  },
  failed: 'Gescheiterte Websites',
  noneFailed: 'Keine Website ist gescheitert.',
  accepted: 'hingenommen',
  versions: 'Versionen ansehen',
  actions,
}
