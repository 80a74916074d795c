import type { DisputeRow } from '../../../../projections/disputes'
import type { LicenseRow } from '../../../../projections/licenses'
import type { PaymentRow } from '../../../../projections/payments'
import type { VendorCallRow } from '../../../../projections/queries/vendor-calls'
import type { RefundRow } from '../../../../projections/refunds'
import { suspensionCauses } from '../license-sentences'

const licenseStatus: Record<LicenseRow['status'], string> = {
  trial: 'Testphase',
  active: 'aktiv',
  suspended: 'ausgesetzt',
  expired: 'abgelaufen',
  revoked: 'widerrufen',
}

const licenseSource: Record<LicenseRow['source'], string> = {
  order: 'aus der Bestellung',
  caseworker: 'von der Sachbearbeitung',
  import: 'aus dem alten Marktplatz',
  trial: 'als Testphase',
}

const paymentOutcome: Record<PaymentRow['outcome'], string> = {
  confirmed: 'Bestätigt',
  mismatched: 'Falscher Betrag',
  late: 'Zu spät',
  excess: 'Zu viel',
  refused: 'Nicht verlängert',
}

const paymentVia: Record<NonNullable<PaymentRow['via']>, string> = {
  stripe: 'Stripe',
  bank: 'Überweisung',
  free: 'Kostenlos',
}

const refundStatus: Record<RefundRow['status'], string> = {
  requested: 'Wartet auf Freigabe',
  approved: 'Freigegeben',
  declined: 'Abgelehnt',
  issued: 'Unterwegs',
  completed: 'Zurückgezahlt',
  failed: 'Gescheitert',
}

const refundWay: Record<RefundRow['way'], string> = { stripe: 'Stripe', transfer: 'Überweisung' }

const disputeStatus: Record<DisputeRow['status'], string> = {
  open: 'Offen',
  won: 'Gewonnen',
  lost: 'Verloren',
  withdrawn: 'Zurückgezogen',
  prevented: 'Abgewendet',
}

const callOutcome: Record<VendorCallRow['outcome'], string> = {
  ok: 'in Ordnung',
  refused: 'abgelehnt',
  failed: 'gescheitert',
}

/** The tabs of a project. */
export const projectRecordTexts = {
  licenses: {
    title: 'Lizenzen',
    status: licenseStatus,
    source: licenseSource,
    suspendedBecause: suspensionCauses,
    notes: {
      trialEnds: (at: string) => `endet am ${at}`,
      cancelled: (day: string) => `gekündigt zum ${day}`,
      nextPeriod: (price: string) => `danach ${price}`,
    },
    noPrice: 'ohne Preis',
    ended: 'mit dem Projekt beendet',
    columns: {
      plugin: 'Plugin',
      status: 'Zustand',
      price: 'Preis netto',
      runs: 'Läuft bis',
      updates: 'Updates bis',
      paid: 'Bezahlt bis',
    },
    unlimited: 'unbegrenzt',
    firstVersion: (version: string) => `zuerst geladen: ${version}`,
    notLoaded: 'noch nicht geladen',
    emptyTitle: 'Noch keine Lizenz',
    emptyText: 'Lizenzen entstehen, sobald die Bereitstellung freigegeben ist.',
    issue: {
      choose: 'Bitte wählen',
      terms: 'Bedingungen',
      ways: {
        free: 'Kostenlos, unbefristet',
        monthly: 'Monatlich, zum Preis im Katalog',
        yearly: 'Jährlich, zum Preis im Katalog',
        once: 'Einmalkauf zum Preis im Katalog, Updates für ein Jahr',
      },
    },
    yanked: {
      title: 'Läuft, obwohl zurückgezogen',
      text: 'Die Verwaltung der Website zeigt den Grund. Sobald es eine höhere Version gibt, bekommt die Website sie.',
    },
    unresolved: {
      title: 'Lizenziert, aber nicht installierbar',
      codes: {
        NO_VERSION: 'Es gibt keine veröffentlichte Version für vrs-core.',
        YANKED: 'Alle passenden Versionen wurden zurückgezogen.',
        UPDATES_ENDED:
          'Passende Versionen kamen erst nach dem Ende der Updates dieser Lizenz heraus.',
        CORE_TOO_OLD:
          'Eine passende Version gibt es erst für ein neueres vrs-core als das der Website.',
      },
      dependency: {
        NOT_LICENSED: (name: string, range: string) =>
          `Braucht ${name} ${range}, dafür gibt es hier keine Lizenz.`,
        UNRESOLVED: (name: string, range: string) =>
          `Braucht ${name} ${range}, das selbst nicht installierbar ist.`,
        OTHER_VERSION: (name: string, range: string, version: string) =>
          `Braucht ${name} ${range}, andere Plugins brauchen aber ${version}.`,
      },
    },
  },
  payments: {
    title: 'Zahlungen',
    outcome: paymentOutcome,
    via: paymentVia,
    columns: {
      outcome: 'Ergebnis',
      amount: 'Betrag',
      via: 'Weg',
      reference: 'Beleg',
      at: 'Erfasst',
    },
    expected: (money: string) => `erwartet: ${money}`,
    receivedOn: (day: string) => `eingegangen am ${day}`,
    emptyTitle: 'Noch keine Zahlung',
    emptyText: 'Hier steht jede Zahlung, auch eine falsche oder verspätete.',
  },
  refunds: {
    title: 'Rückzahlungen',
    status: refundStatus,
    ways: refundWay,
    columns: {
      status: 'Stand',
      amount: 'Betrag',
      way: 'Weg',
      payment: 'Zahlung',
      changed: 'Zuletzt',
    },
  },
  disputes: {
    title: 'Rückforderungen der Bank',
    status: disputeStatus,
    returned: 'Betrag wieder offen',
    settled: 'Betrag erledigt',
    answerBy: (day: string) => `Antwort bis ${day}.`,
    answer: 'Bei Stripe antworten',
    columns: {
      status: 'Stand',
      amount: 'Betrag',
      reason: 'Grund',
      payment: 'Zahlung',
      changed: 'Zuletzt',
    },
  },
  calls: {
    title: 'Anfragen an Anbieter',
    hint: 'Geheimnisse und persönliche Angaben sind geschwärzt. Aufbewahrt werden 180 Tage.',
    outcome: callOutcome,
    request: 'Anfrage',
    response: 'Antwort',
    attempt: (attempt: number) => `Versuch ${attempt}`,
    correlation: 'Vorgang',
    /** Several that ask the same and end alike: from `first until last`. */
    until: 'bis',
    equal: (count: string) => `${count} gleiche Anfragen`,
    together: (duration: string) => `zusammen ${duration}`,
    showEach: 'Alle anzeigen',
    count: (calls: string, isOne: boolean, steps: number) =>
      `${isOne ? '1 Anfrage' : `${calls} Anfragen`} in ${steps === 1 ? 'einem Schritt' : `${steps} Schritten`}.`,
    vendor: 'Anbieter',
    outcomeLabel: 'Ergebnis',
    step: 'Schritt',
    withoutStep: 'Ohne Schritt',
    all: 'Alle',
    apply: 'Filtern',
    latest: 'Zu den neuesten',
    older: 'Ältere zeigen',
    nothingTitle: 'Keine Anfrage gefunden',
    nothingText: 'Mit diesen Filtern gibt es keine. Wählen Sie „Alle“, um mehr zu sehen.',
    emptyTitle: 'Noch keine Anfrage',
    emptyText: 'Jede Anfrage an INWX, Coolify, Stripe, DNS und E-Mail steht hier.',
  },
  installation: {
    logTitle: 'Protokoll des Deployments',
    logLines: 'Zeilen des Protokolls',
    logLoad: 'Protokoll laden',
    logLoading: 'Das Protokoll wird bei Coolify abgerufen.',
    logUnreachable: 'Coolify ist nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.',
    logMissing: 'Coolify kennt dieses Deployment nicht mehr.',
    logEmpty: 'Das Protokoll ist leer.',
    title: 'Installation',
    booted: 'Start gemeldet',
    healthy: 'gesund',
    unhealthy: 'mit Fehlern',
    notAccepted: 'nicht angenommen',
    core: (version: string) => `vrs-core ${version}`,
    bootedIn: (duration: string) => `gestartet in ${duration}`,
    bootId: 'Startkennung',
    errors: 'Fehler beim Start',
    plugins: 'Installierte Plugins',
    columns: { plugin: 'Plugin', version: 'Version', state: 'Zustand', digest: 'Prüfsumme' },
    states: { running: 'läuft', failed: 'gescheitert', stopped: 'ruht' } as Record<string, string>,
    noPlugins: 'Kein Plugin installiert.',
    migrations: 'Ausgeführte Migrationen',
    emptyTitle: 'Noch keine Startmeldung',
    emptyText: 'vrs-core meldet sich hier, sobald es im Projekt gestartet ist.',
  },
  history: {
    title: 'Historie',
    older: 'Ältere anzeigen',
    emptyTitle: 'Noch keine Einträge',
    emptyText: 'Hier steht alles, was mit diesem Projekt geschehen ist.',
  },
}
