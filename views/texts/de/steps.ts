import type { AnyStepId } from '../../../events/codes'
import type { StepState } from '../../../src/domain/project/step-progress'

type StepLabels = {
  /** The step as a task. */
  open: string
  /** The finished step. */
  done: string
  /** Both in plain words for the customer. */
  customerOpen: string
  customerDone: string
}

const stepLabels: Record<AnyStepId, StepLabels> = {
  payment: {
    open: 'Zahlung',
    done: 'Zahlung geklärt',
    customerOpen: 'Bezahlung',
    customerDone: 'Ihre Bestellung ist freigegeben',
  },
  server: {
    open: 'Server zuweisen',
    done: 'Server zugewiesen',
    customerOpen: 'Platz auf einem Server reservieren',
    customerDone: 'Ein Platz auf einem Server ist reserviert',
  },
  domain: {
    open: 'Domain zuweisen',
    done: 'Domain zugewiesen',
    customerOpen: 'Adresse festlegen',
    customerDone: 'Ihre Adresse steht fest',
  },
  dns: {
    open: 'DNS einrichten',
    done: 'DNS eingerichtet',
    customerOpen: 'Adresse im Internet eintragen',
    customerDone: 'Ihre Adresse ist eingetragen',
  },
  propagation: {
    open: 'Name im DNS prüfen',
    done: 'Name ist im DNS sichtbar',
    customerOpen: 'Abwarten, bis die Adresse überall bekannt ist',
    customerDone: 'Ihre Adresse ist bekannt',
  },
  preparation: {
    open: 'Deployment vorbereiten',
    done: 'Deployment vorbereitet',
    customerOpen: 'Website vorbereiten',
    customerDone: 'Ihre Website ist vorbereitet',
  },
  deployment: {
    open: 'Deployment',
    done: 'Deployment abgeschlossen',
    customerOpen: 'Website auf dem Server einrichten',
    customerDone: 'Ihre Website ist eingerichtet',
  },
  boot: {
    open: 'vrs-core startet',
    done: 'vrs-core gestartet',
    customerOpen: 'Website zum ersten Mal starten',
    customerDone: 'Ihre Website ist gestartet',
  },
  verification: {
    open: 'Seite prüfen',
    done: 'Seite geprüft',
    customerOpen: 'Prüfen, ob die Website erreichbar ist',
    customerDone: 'Ihre Website ist geprüft',
  },
  live: {
    open: 'Online gehen',
    done: 'Online gegangen',
    customerOpen: 'Online gehen',
    customerDone: 'Ihre Website ging online',
  },
  applicationRemoval: {
    open: 'Anwendung entfernen',
    done: 'Anwendung entfernt',
    customerOpen: 'Website abschalten',
    customerDone: 'Ihre Website ist abgeschaltet',
  },
  dnsRemoval: {
    open: 'DNS-Einträge entfernen',
    done: 'DNS-Einträge entfernt',
    customerOpen: 'Adresse austragen',
    customerDone: 'Ihre Adresse ist ausgetragen',
  },
}

const states: Record<StepState, string> = {
  done: 'erledigt',
  current: 'läuft',
  waiting: 'wartet',
  stalled: 'angehalten',
  todo: 'steht noch aus',
}

/** What repeating a step will do, shown before it is confirmed. */
const plans: Record<AnyStepId, string> = {
  payment: 'Prüft die Zahlung erneut. Es wird nichts abgebucht.',
  server: 'Sucht einen Server mit freiem Platz und belegt dort einen. Keine Kosten.',
  domain: 'Prüft den Stand der Domain und weist sie dem Projekt zu. Nichts wird doppelt bestellt.',
  dns: 'Vergleicht die Einträge bei INWX und legt nur an, was fehlt. Keine Kosten.',
  propagation: 'Fragt die zuständigen Nameserver noch einmal. Ändert nichts.',
  preparation:
    'Sucht Projekt, Datenbank und Anwendung bei Coolify und legt nur an, was fehlt. Keine Kosten.',
  deployment: 'Startet 1 Deployment der vorhandenen Anwendung. Keine Kosten.',
  boot: 'Wartet erneut auf die Startmeldung von vrs-core. Ändert nichts.',
  verification: 'Ruft die Seite noch einmal auf und prüft sie. Ändert nichts.',
  live: 'Verschickt die Begrüßung mit dem Zugang zur Verwaltung und schließt die Bereitstellung ab.',
  applicationRemoval: 'Entfernt, was bei Coolify noch steht. Keine Kosten.',
  dnsRemoval: 'Entfernt, was im DNS noch steht. Keine Kosten.',
}

export const stepTexts = {
  labels: stepLabels,
  states,
  plans,
  title: 'Bereitstellung',
  progress: (done: number, all: number) => `${done} von ${all} Schritten`,
  attempts: (count: number) => (count === 1 ? '1 Versuch' : `${count} Versuche`),
  nextCheck: (when: string) => `nächste Prüfung ${when}`,
  since: (when: string) => `seit ${when}`,
  waitsSince: (vendor: string, at: string) =>
    `Der Schritt wartet auf ${vendor} seit ${at} und geht von selbst weiter, sobald wieder eine Antwort kommt.`,
  vendorMessage: (vendor: string) => `Meldung von ${vendor}`,
  codeLabel: 'Kennung',
  waitingFor: (whom: string) => `wartet auf ${whom}`,
  toCalls: 'Anfragen an Anbieter ansehen',
  plan: 'Plan',
  toLog: 'Protokoll ansehen',
  otherStall: 'Außerhalb des Ablaufs',
}
