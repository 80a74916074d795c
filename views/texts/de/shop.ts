/** What customers read besides the order form. */
export const shopTexts = {
  homeTitle: 'Ihre Website, fertig eingerichtet',
  homeLead:
    'Wählen Sie, was zu Ihnen passt. Wir kümmern uns um Server, Adresse und Technik. Alle Preise sind Endpreise mit Umsatzsteuer.',
  order: 'Bestellen',
  orderBundle: (name: string) => `${name} bestellen`,
  ownChoice: 'Plugins einzeln wählen',
  ownChoiceText: 'Stellen Sie Ihre Website selbst zusammen.',
  contains: 'Enthalten',
  perCycle: { once: 'einmalig', monthly: 'im Monat', yearly: 'im Jahr' },
  inclVat: (percent: number) => `inkl. ${percent} % USt.`,
  emptyTitle: 'Zurzeit ist nichts bestellbar',
  emptyText: 'Unser Angebot wird gerade überarbeitet. Bitte schauen Sie später wieder vorbei.',
  footer: 'VRS Marketplace, ein Angebot der VRS GmbH',
  staffSignIn: 'Anmeldung für die Sachbearbeitung',
}

export const trackerTexts = {
  title: (name: string) => `Ihre Bestellung: ${name}`,
  orderNumber: (number: string) => `Bestellung ${number}`,
  received: 'eingegangen am',
  stepsTitle: 'So weit sind wir',
  summaryTitle: 'Ihre Bestellung',
  total: 'Gesamtpreis',
  firstTotal: 'Erste Zahlung',
  net: 'Nettopreis',
  address: 'Adresse',
  type: 'Projekttyp',
  plugins: 'Plugins',
  payment: 'Zahlungsart',
  pay: 'Jetzt bezahlen',
  visit: 'Website öffnen',
  waitsFor: { customer: 'Sie', caseworker: 'uns', vendor: 'Anbieter', us: 'uns' },
  waitsLabel: (whom: string) => `wartet auf: ${whom}`,
  since: (when: string) => `seit ${when}`,
  live: {
    title: 'Ihre Website ist online',
    text: 'Den Zugang zur Verwaltung haben wir Ihnen per E-Mail geschickt.',
  },
  payOnline: {
    title: 'Bitte bezahlen Sie Ihre Bestellung',
    text: 'Sobald die Zahlung da ist, richten wir Ihre Website ein. Das dauert meist nur wenige Minuten.',
  },
  payAgain: {
    title: 'Bitte bezahlen Sie noch einmal',
    text: 'Die letzte Zahlung ist nicht zustande gekommen. Ihre Bestellung ist sicher bei uns. Sobald die Zahlung da ist, richten wir Ihre Website ein.',
  },
  paymentReceived: {
    title: 'Zahlung eingegangen, wird bestätigt',
    text: 'Sie müssen nichts tun. Sobald sie bestätigt ist, richten wir Ihre Website ein. Das dauert meist nur einen Augenblick.',
  },
  paymentSubmitted: {
    title: 'Lastschrift läuft, das dauert einige Tage',
    text: 'Sie müssen nichts tun. Sobald das Geld da ist, richten wir Ihre Website ein.',
  },
  payLater: {
    title: 'Die Bezahlung ist gerade nicht erreichbar',
    text: 'Ihre Bestellung ist sicher bei uns. Der Weg zur Bezahlung erscheint hier, sobald unser Zahlungsdienst wieder antwortet.',
  },
  paymentBlocked: 'Diese Bestellung lässt sich gerade nicht bezahlen',
  unfulfilled: 'Diese Bestellung konnten wir nicht ausführen',
  newAuthCode: {
    title: 'Ihre Domain umziehen',
    text: 'Der Umzug ist stehen geblieben. Fragen Sie Ihren bisherigen Anbieter nach einem neuen Auth-Code und lassen Sie die Sperre gegen einen Umzug aufheben. Danach machen wir von selbst weiter.',
    submit: 'Auth-Code absenden',
  },
  copiedRecords: {
    title: 'Diese Einträge nehmen wir mit',
    text: 'Sie standen bei Ihrem bisherigen Anbieter. So kommen zum Beispiel Ihre E-Mails weiter an.',
    name: 'Name',
    type: 'Art',
    content: 'Inhalt',
  },
  invoice: {
    title: 'Wir prüfen Ihre Bestellung auf Rechnung',
    text: 'Sie müssen nichts tun. Sobald wir sie freigegeben haben, richten wir Ihre Website ein.',
  },
  busy: {
    title: 'Wir richten Ihre Website ein',
    text: 'Sie müssen nichts tun. Diese Seite zeigt den Stand von selbst.',
  },
  stalledAtUs: {
    title: 'Es dauert etwas länger',
    text: 'Wir kümmern uns darum und melden uns, wenn wir etwas von Ihnen brauchen.',
  },
  stalledAtCustomer: {
    title: 'Wir brauchen Ihre Hilfe',
    text: 'Bitte lesen Sie unten, was fehlt, und melden Sie sich bei uns.',
  },
  stalledAtAuthCode: {
    title: 'Wir brauchen einen neuen Auth-Code',
    text: 'Ihre Domain ist noch nicht bei uns. Sobald Sie einen neuen Auth-Code absenden, machen wir von selbst weiter.',
  },
  toCode: 'Auth-Code eintragen',
  cancelled: {
    title: 'Diese Bestellung ist storniert',
    text: 'Es entstehen keine Kosten. Sie können jederzeit neu bestellen.',
  },
  expired: {
    title: 'Diese Bestellung ist abgelaufen',
    text: 'Sie wurde nicht bezahlt. Es entstehen keine Kosten. Sie können jederzeit neu bestellen.',
  },
  suspended: {
    title: 'Ihre Website ist ausgesetzt',
    text: 'Ihre Daten sind sicher. Bitte melden Sie sich bei uns.',
  },
  cancelOpen: 'Bestellung stornieren …',
  cancelTitle: (name: string) => `Bestellung „${name}“ stornieren`,
  cancelText:
    'Kurzname und Adresse werden wieder frei. Ist schon Geld eingegangen, zahlen wir es zurück.',
  cancelSubmit: 'Bestellung stornieren',
  orderAgain: 'Neu bestellen',
}
