import type { DomainKind } from '../../../../events/codes'
import type { DomainStatus } from '../../../../projections/domains'
import type {
  DomainCheckResult,
  ProjectDomainStage,
} from '../../../../src/domain/naming/domain-check-result'
import type { RecordMark } from '../../../../src/domain/naming/domain-observation'
import type { ActionTexts } from '../../action-texts'

const kinds: Record<DomainKind, string> = {
  subdomain: 'Subdomain',
  registered: 'Registrierung',
  transferred: 'Transfer',
  owned: 'Eigene Domain',
}

const status: Record<DomainStatus, string> = {
  pending_registration: 'Wird registriert',
  pending_transfer: 'Zieht um',
  pending_dns: 'Wird eingerichtet',
  active: 'Aktiv',
  expired: 'Abgelaufen',
  suspended: 'Gesperrt',
}

const stages: Record<ProjectDomainStage, string> = {
  primary: 'Hauptdomain',
  removing: 'Wird ausgetragen',
  removed: 'Ausgetragen',
  added: 'Wird geholt',
  brought: 'Wird eingerichtet',
  pointed: 'Wird im DNS sichtbar',
  reached: 'Zertifikat wird ausgestellt',
  served: 'Weitere Domain',
  wanted: 'Wird Hauptdomain',
  dropped: 'Wird getrennt',
}

const marks: Record<RecordMark, string> = {
  ours: 'Von uns',
  copied: 'Übernommen',
  other: 'Anderer Eintrag',
  missing: 'Fehlt bei INWX',
  strange: 'Führt woandershin',
}

const checkResults: Record<DomainCheckResult['state'], string> = {
  free: 'Frei, kann registriert werden',
  taken: 'Vergeben, kann nur umziehen',
  ours: 'Liegt schon in unserem Konto',
  base: 'Liegt unter einer unserer Basis-Domains',
  unclear: 'Lässt sich nicht klären',
  unreachable: 'INWX antwortet nicht',
  nothing: 'Das ist keine Domain',
}

const actionTexts = {
  addition: {
    open: 'Domain hinzufügen …',
    title: 'Weitere Domain hinzufügen',
    text: 'Die Domain kommt zu uns, ihre Einträge werden bei INWX angelegt, und die Website antwortet auch unter ihr, sobald das Zertifikat da ist. Eine Registrierung oder ein Transfer kostet sofort Geld.',
    submit: 'Domain hinzufügen',
  },
  primary: {
    open: 'Zur Hauptdomain machen …',
    title: 'Zur Hauptdomain machen',
    text: 'Vor dem Wechsel wird noch einmal geprüft, dass die Website unter dieser Domain mit gültigem Zertifikat antwortet. Die bisherige Hauptdomain bleibt als weitere Domain bestehen.',
    submit: 'Zur Hauptdomain machen',
  },
  resumption: {
    open: 'Erneut versuchen …',
    title: 'Erneut versuchen',
    text: 'Der angehaltene Schritt dieser Domain läuft noch einmal. Was schon da ist, wird übernommen und nicht doppelt angelegt.',
    submit: 'Erneut versuchen',
  },
  removal: {
    open: 'Trennen …',
    title: 'Domain trennen',
    text: 'Die Website antwortet nicht mehr unter dieser Domain, und unsere Einträge bei INWX werden gelöscht. Eine gekaufte Domain läuft zum Ende ihrer Laufzeit aus.',
    submit: 'Domain trennen',
  },
} satisfies Record<string, ActionTexts>

export const domainTexts = {
  title: 'Domains',
  kinds,
  status,
  stages,
  unused: 'Nicht in Gebrauch',
  marks,
  checkResults: checkResults,
  actions: actionTexts,
  list: 'Alle Domains',
  count: (count: string, one: boolean) => (one ? '1 Domain' : `${count} Domains`),
  expiryTitle: 'Ablauf-Radar',
  expiryHint: 'Laufzeit endet, Zertifikate ab 14 Tagen',
  withinDays: (days: number) => `in ${days} Tagen`,
  expiringCount: (one: boolean): string => (one ? ' Domain endet ' : ' Domains enden '),
  search: 'Suche',
  searchHint: 'Domain oder Projekt',
  filterStatus: 'Status',
  allStatus: 'Jeder Status',
  filterExpiry: 'Endet',
  allEnds: 'Jederzeit',
  apply: 'Filtern',
  reset: 'Filter aufheben',
  toFirst: 'Zum Anfang',
  more: 'Weitere Domains',
  columns: {
    domain: 'Domain',
    status: 'Status',
    project: 'Projekt',
    expires: 'Laufzeit bis',
    certificate: 'Zertifikat bis',
    cost: 'Kosten netto',
  },
  primary: 'Hauptdomain',
  secondary: 'Weitere Domain',
  free: 'Kein Projekt',
  emptyTitle: 'Noch keine Domain',
  emptyText: 'Hier steht jede Domain, sobald ein Projekt sie bekommen hat.',
  nothingTitle: 'Keine Domain gefunden',
  nothingText: 'Zu diesen Filtern gibt es keine Domain.',
  check: 'Verfügbarkeit prüfen',
  checkLabel: 'Domain',
  checkHint: 'Zum Beispiel steuerberater-berger.de',
  checkSubmit: 'Prüfen',
  perYear: (price: string) => `${price} netto für das erste Jahr`,
  zone: 'Zone bei INWX',
  records: 'Einträge der Zone',
  zoneHint: 'Stand von jetzt',
  zoneUnreachable: 'INWX antwortet nicht',
  zoneUnreachableText:
    'Was dort steht, lässt sich gerade nicht sagen. Bitte laden Sie die Seite in einigen Minuten neu.',
  zoneNone: 'Keine Zone bei INWX',
  zoneNoneText: 'Die Einträge dieser Domain liegen nicht in unserem Konto.',
  zoneEmpty: 'Keine Einträge',
  zoneEmptyText: 'Bei INWX steht zu dieser Domain nichts.',
  drift: 'Die Zone weicht ab',
  driftText: (missing: number, strange: number) =>
    [
      missing > 0 &&
        (missing === 1 ? '1 Eintrag von uns fehlt.' : `${missing} Einträge von uns fehlen.`),
      strange > 0 &&
        (strange === 1
          ? '1 Eintrag führt woandershin.'
          : `${strange} Einträge führen woandershin.`),
    ]
      .filter(Boolean)
      .join(' '),
  record: { type: 'Typ', name: 'Name', content: 'Inhalt', ttl: 'TTL', mark: 'Herkunft' },
  facts: 'Eckdaten',
  kind: 'Art',
  project: 'Projekt',
  registry: 'Stand bei INWX',
  registryAbsent: 'Nicht in unserem Konto',
  registryBelow: 'Gehört zu einer anderen Domain',
  renewalMode: 'Verlängerung',
  renewalModes: {
    AUTOEXPIRE: 'Läuft aus, wenn nicht bezahlt wird',
    AUTORENEW: 'Verlängert sich von selbst',
  } as Record<string, string>,
  renewalOpen: 'Offene Rechnung',
  renewalFor: (price: string, day: string) => `${price} für die Zeit ab ${day}`,
  renewBefore: (day: string) => `Zahlung nötig vor dem ${day}`,
  verification: 'Prüfung der Inhaberdaten',
  delegation: 'Nameserver',
  delegated: 'Führt zu unseren Nameservern',
  notDelegated: 'Führt nicht zu unseren Nameservern',
  failedBecause: 'Zuletzt gescheitert',
  history: 'Verlauf',
  wholeHistory: 'Alle Ereignisse ansehen',
  nothingHappened: 'Zu dieser Domain ist noch nichts geschehen.',
  domains: 'Domains des Projekts',
  copiedRecords: 'Übernommene Einträge',
  copiedRecordsHint: 'Vom bisherigen Anbieter übernommen, damit E-Mail weiter ankommt.',
  toDomain: 'Domain ansehen',
  until: (day: string) => `Laufzeit bis ${day}`,
  certificateUntil: (day: string) => `Zertifikat bis ${day}`,
  noCertificate: 'Noch kein Zertifikat gesehen',
  kindLabel: 'Art',
  nameLabel: 'Domain',
  nameHint: (bases: string) => `Vollständig, zum Beispiel berger-steuer.de oder name.${bases}.`,
  authCode: 'Auth-Code',
  authCodeHint: 'Nur bei einem Transfer. Wird verschlüsselt abgelegt und danach gelöscht.',
}
