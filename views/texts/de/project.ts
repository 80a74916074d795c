import type { ProjectAct, ProjectTabName } from '../../admin/project-shown'

const tabs: Record<ProjectTabName, string> = {
  ablauf: 'Ablauf',
  domain: 'Domain',
  lizenzen: 'Lizenzen',
  zahlungen: 'Zahlungen',
  anfragen: 'Anfragen an Anbieter',
  installation: 'Installation',
  historie: 'Historie',
}

/** The reasons a person may give, by act. */
const reasons: Record<ProjectAct, Record<string, string>> = {
  resumption: {
    vendorRecovered: 'Störung beim Anbieter ist behoben',
    causeRemoved: 'Ursache ist beseitigt',
    inputCorrected: 'Angaben sind korrigiert',
    retry: 'Erneuter Versuch',
    other: 'Anderer Grund',
  },
  deployment: {
    repair: 'Seite reparieren',
    newVersion: 'Neue Version einspielen',
    customerAsked: 'Auf Wunsch der Kundin oder des Kunden',
    other: 'Anderer Grund',
  },
  'runtime-key': {
    rotation: 'Regelmäßiger Wechsel',
    leaked: 'Schlüssel ist bekannt geworden',
    other: 'Anderer Grund',
  },
  'invoice-approval': {
    creditChecked: 'Bonität geprüft',
    knownCustomer: 'Kundin oder Kunde ist bekannt',
    agreed: 'So vereinbart',
    other: 'Anderer Grund',
  },
  'payment-confirmation': {
    bankStatement: 'Auf dem Kontoauszug gesehen',
    paidInCash: 'Bar bezahlt',
    other: 'Anderer Grund',
  },
  cancellation: {
    customerAsked: 'Auf Wunsch der Kundin oder des Kunden',
    orderedTwice: 'Doppelt bestellt',
    notFulfillable: 'Nicht lieferbar',
    abuse: 'Missbrauch',
    other: 'Anderer Grund',
  },
}

const acts: Record<ProjectAct, { open: string; title: string; text: string; submit: string }> = {
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
    text: '1 neuer Schlüssel, 1 Deployment. Der alte Schlüssel gilt noch eine Weile weiter.',
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
    text: 'Weicht der Betrag von der Bestellung ab, wird er als offene Aufgabe vermerkt.',
    submit: 'Zahlung erfassen',
  },
  cancellation: {
    open: 'Stornieren …',
    title: 'Auftrag stornieren',
    text: 'Der Auftrag endet. Kurzname und Adresse werden wieder frei. Es wurde noch nichts bezahlt.',
    submit: 'Auftrag stornieren',
  },
}

export const project = {
  tabs,
  tabsLabel: 'Ansichten des Projekts',
  reasons,
  acts,
  actsLabel: 'Aktionen',
  actOn: (act: string, name: string) => `${act}: ${name}`,
  order: (number: string) => `Auftrag ${number}`,
  ordered: 'bestellt am',
  unknownCustomer: 'Name nicht einsehbar',
  customer: 'Kundin oder Kunde',
  facts: 'Eckdaten',
  factType: 'Projekttyp',
  factBundle: 'Bundle',
  factSlug: 'Kurzname',
  factDomain: 'Domain',
  factServer: 'Server',
  factPayment: 'Zahlungsart',
  factPaid: 'Bezahlt am',
  factLive: 'Online seit',
  factPlugins: 'Plugins',
  notYet: 'noch nicht',
  price: 'Preis',
  taxLine: (percent: number) => `USt. ${percent} %`,
  latest: 'Zuletzt',
  wholeHistory: 'Historie ansehen',
  openTask: 'Offene Aufgabe',
  dueDays: 'Zahlungsziel in Tagen',
  amount: 'Betrag in Euro',
  amountHint: 'Zum Beispiel 58,31',
  receivedOn: 'Eingegangen am',
  reference: 'Verwendungszweck oder Beleg',
  expected: (money: string) => `Erwartet werden ${money}.`,
  live: 'Der Ablauf aktualisiert sich von selbst.',
}
