import type { PlannedSites } from '../../../../src/domain/catalogue/catalogue-plan'
import type { VersionState } from '../../../../src/domain/catalogue/version-state'
import type { ActionTexts } from '../../action-texts'

const actions = {
  release: {
    open: 'Freigeben …',
    title: 'Entwurf freigeben',
    text: 'Die Version darf danach installiert werden, wo eine andere sie braucht. Aktuell wird sie dadurch nicht.',
    submit: 'Entwurf freigeben',
  },
  current: {
    open: 'Als aktuell wählen …',
    title: 'Als aktuelle Version wählen',
    text: 'Websites mit diesem Plugin bekommen sie, neue sofort.',
    submit: 'Als aktuell wählen',
  },
  notes: {
    open: 'Änderungshinweise bearbeiten …',
    title: 'Änderungshinweise bearbeiten',
    text: 'Das Archiv der Version ändert sich nie, nur was über sie geschrieben steht.',
    submit: 'Hinweise speichern',
  },
  yank: {
    open: 'Zurückziehen …',
    title: 'Version zurückziehen',
    text: 'Niemand installiert sie mehr neu. Websites, auf denen sie läuft, behalten sie, bis es eine höhere gibt, und zeigen in ihrer Verwaltung den Grund. Das lässt sich nicht rückgängig machen.',
    submit: 'Version zurückziehen',
  },
} satisfies Record<string, ActionTexts>

const states: Record<VersionState, string> = {
  draft: 'Entwurf',
  stable: 'freigegeben',
  current: 'aktuell',
  yanked: 'zurückgezogen',
}

const sites: Record<PlannedSites['effect'], (count: string, total: number) => string> = {
  rollout: (count, total) =>
    total === 1
      ? 'Ein Rollout beginnt. 1 Website hat das Plugin.'
      : `Ein Rollout beginnt. ${count} Websites haben das Plugin.`,
  rollback: (count, total) =>
    total === 1
      ? 'Der laufende Rollout wird zurückgenommen. 1 Website hat das Plugin.'
      : `Der laufende Rollout wird zurückgenommen. ${count} Websites haben das Plugin.`,
  atOnce: () => 'Kein Rollout: Die Version gilt sofort für alle, die sie abrufen.',
  yank: (count, total) =>
    total === 1
      ? 'Auf 1 Website läuft diese Version:'
      : total === 0
        ? 'Auf keiner Website läuft diese Version.'
        : `Auf ${count} Websites läuft diese Version:`,
  satellites: () => 'Satelliten melden nicht, welche Version bei ihnen läuft.',
}

/** The versions of one plugin. */
export const versionTexts = {
  title: 'Versionen',
  titleOf: (name: string) => `Versionen von ${name}`,
  open: 'Versionen ansehen',
  all: 'Alle Versionen',
  plugin: 'Zum Plugin',
  intro:
    'Eine veröffentlichte Version ändert sich nie. Neue kommen über „vrs publish“, die API oder hier als Archiv.',
  count: (count: string, one: boolean) => (one ? '1 Version' : `${count} Versionen`),
  emptyTitle: 'Noch keine Version',
  emptyText: 'Die erste erscheint hier, sobald sie veröffentlicht ist.',
  columns: {
    version: 'Version',
    state: 'Stand',
    published: 'Veröffentlicht',
    installed: 'Installiert',
    downloads: 'Abrufe',
    changes: 'Änderungen',
  },
  states,
  runtimes: { bun: 'für Websites (Bun)', python: 'für Satelliten (Python)' },
  runtime: 'Laufzeit',
  breaking: 'Nicht abwärtskompatibel',
  compatible: 'Abwärtskompatibel',
  compatibility: 'Verträglichkeit',
  noNotes: 'Keine Änderungshinweise',
  yankedBecause: 'Grund',
  minCore: 'Mindestens vrs-core',
  dependsOn: 'Braucht',
  nothing: 'nichts',
  size: 'Größe',
  kib: (count: string) => `${count} KiB`,
  digest: 'SHA-256',
  sites,
  furtherSites: (count: string) => `und ${count} weitere`,
  fields: {
    changelog: 'Änderungshinweise',
    isBreaking: 'Bricht mit der Version davor',
    cause: 'Warum sie zurückgezogen wird',
  },
  changelogHint: 'Markdown',
  causeHint:
    'Steht im Verlauf und in der Verwaltung der Websites, auf denen sie läuft. Keine Namen von Personen.',
  actions,
  upload: {
    open: 'Version hochladen …',
    title: 'Version hochladen',
    text: 'Die Version wird als Entwurf veröffentlicht. Freigeben und als aktuell wählen können Sie sie danach auf ihrer Seite; bis dahin bekommt sie keine Website.',
    submit: 'Als Entwurf veröffentlichen',
    fields: {
      archive: 'Archiv',
      manifest: 'Signiertes Manifest',
      changelog: 'Änderungshinweise',
      isBreaking: 'Bricht mit der Version davor',
    },
    archiveHint: 'ZIP mit manifest.json, höchstens 200 MB',
    chooseAgain: 'Bitte wählen Sie die Datei noch einmal, der Browser behält sie nicht.',
    manifestOptional: 'Ohne Manifest signiert dieser Server.',
    manifestNeeded:
      '„vrs publish <Ordner> --out <Ziel>“ schreibt Archiv und Manifest (.jws). Rufen Sie es auf dem Rechner auf, der den Schlüssel hat.',
    finding: 'Ergebnis der Prüfung',
  },
}
