import type { ActionTexts } from '../../action-texts'

export const projectActionTexts = {
  resumption: {
    open: 'Erneut versuchen …',
    title: 'Schritt erneut versuchen',
    text: 'Der Schritt läuft noch einmal. Was schon besteht, wird übernommen.',
    submit: 'Erneut versuchen',
  },
  deployment: {
    open: 'Neu bereitstellen …',
    title: 'Neu bereitstellen',
    text: '1 Deployment der vorhandenen Anwendung. Daten und DNS bleiben, wie sie sind. Keine Kosten.',
    submit: 'Neu bereitstellen',
  },
  'runtime-key': {
    open: 'Schlüssel wechseln …',
    title: 'Schlüssel von vrs-core wechseln',
    text: '1 neuer Schlüssel, 1 Deployment. Der alte gilt, bis die Seite mit dem neuen geprüft ist.',
    submit: 'Schlüssel wechseln',
  },
  'invoice-approval': {
    open: 'Rechnung freigeben …',
    title: 'Auf Rechnung freigeben',
    text: 'Die Bereitstellung beginnt sofort, das Geld kommt später.',
    submit: 'Rechnung freigeben',
  },
  'payment-confirmation': {
    open: 'Zahlung erfassen …',
    title: 'Zahlungseingang erfassen',
    text: 'Weicht der Betrag ab oder ist nichts offen, wird das als Aufgabe vermerkt. Ein offener Bezahlvorgang bei Stripe wird geschlossen.',
    submit: 'Zahlung erfassen',
  },
  cancellation: {
    open: 'Stornieren …',
    title: 'Auftrag stornieren',
    text: 'Der Auftrag endet. Kurzname und Adresse werden wieder frei. Es wurde noch nichts bezahlt.',
    submit: 'Auftrag stornieren',
  },
  pause: {
    open: 'Pausieren …',
    title: 'Ablauf pausieren',
    text: 'Der laufende Schritt wird noch vermerkt, der nächste beginnt erst, wenn Sie fortsetzen.',
    submit: 'Pausieren',
  },
  skip: {
    open: 'Überspringen …',
    title: 'Schritt überspringen',
    text: 'Die Begrüßung per E-Mail entfällt. Die Website bleibt online.',
    submit: 'Überspringen',
  },
  evidence: {
    open: 'Als erledigt vermerken …',
    title: 'Schritt als erledigt vermerken',
    text: 'Der Schritt gilt auf Ihr Wort als getan, der nächste beginnt.',
    submit: 'Als erledigt vermerken',
  },
  'transfer-code': {
    open: 'Auth-Code korrigieren …',
    title: 'Neuen Auth-Code hinterlegen',
    text: 'Der Transfer beginnt mit dem neuen Code von vorn.',
    submit: 'Auth-Code speichern',
  },
  domain: {
    open: 'Andere Domain …',
    title: 'Andere Domain wählen',
    text: 'Die Bestellung gilt ab jetzt für diesen Namen.',
    submit: 'Domain ändern',
  },
  server: {
    open: 'Server wählen …',
    title: 'Auf einen anderen Server bringen',
    text: 'Die neue Anwendung läuft, bevor der Name zu ihr führt.',
    submit: 'Server wählen',
  },
  'tracker-link': {
    open: 'Link zur Bestellung senden …',
    title: 'Link zur Bestellung noch einmal senden',
    text: '1 E-Mail an die Adresse, die im Auftrag steht. Frühere Links bleiben gültig.',
    submit: 'Link senden',
  },
  invitation: {
    open: 'Einladung erneut senden …',
    title: 'Neue Einladung zur Website senden',
    text: '1 E-Mail mit einem neuen Link, der sieben Tage gilt. Damit lässt sich das Passwort für die Verwaltung der Website festlegen.',
    submit: 'Einladung senden',
  },
  suspension: {
    open: 'Aussetzen …',
    title: 'Projekt aussetzen',
    text: 'Die Website zeigt eine neutrale Seite. Daten, DNS und Anwendung bleiben.',
    submit: 'Aussetzen',
  },
  reinstatement: {
    open: 'Wieder freigeben …',
    title: 'Projekt wieder freigeben',
    text: 'Die Website antwortet wieder wie vorher.',
    submit: 'Wieder freigeben',
  },
  archiving: {
    open: 'Archivieren …',
    title: 'Projekt archivieren',
    text: 'Das Projekt endet. Bei den Anbietern bleibt alles stehen, bis Sie es abbauen.',
    submit: 'Archivieren',
  },
  teardown: {
    open: 'Abbauen …',
    title: 'Projekt abbauen',
    text: 'Entfernt, was bei Coolify und im DNS zu diesem Projekt gehört.',
    submit: 'Abbauen',
  },
} satisfies Record<string, ActionTexts>
