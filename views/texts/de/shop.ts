import type { LaterPurchaseKind } from '../../../events/payment/plugin-order'
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
  questions: 'Fragen?',
  staffSignIn: 'Anmeldung für Mitarbeitende',
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
  waitsFor: { customer: 'Sie', caseworker: 'uns', vendor: 'einen Anbieter', us: 'uns' },
  waitsLabel: (whom: string) => `wartet auf ${whom}`,
  since: (when: string) => `seit ${when}`,
  live: {
    title: 'Ihre Website ist online',
    welcome: {
      open: 'Den Link, mit dem Sie das Passwort für die Verwaltung festlegen, bekommen Sie gleich per E-Mail.',
      sent: 'Den Link, mit dem Sie das Passwort für die Verwaltung festlegen, haben wir Ihnen per E-Mail geschickt.',
      skipped: (mail: string) =>
        `Für den Zugang zur Verwaltung schreiben Sie uns bitte an ${mail}.`,
    },
    welcomeFailed:
      'Unsere E-Mail mit dem Zugang zur Verwaltung ließ sich noch nicht zustellen. Wir kümmern uns darum.',
  },
  changing: {
    title: 'Wir arbeiten an Ihrer Website',
    text: 'Sie müssen nichts tun. Währenddessen kann sie kurz nicht erreichbar sein.',
  },
  changePaused: {
    title: 'Die Arbeiten an Ihrer Website sind unterbrochen',
    text: 'Sie müssen nichts tun. Wir setzen sie fort.',
  },
  changeStalled: {
    title: 'Die Arbeiten an Ihrer Website dauern länger',
    text: 'Wir kümmern uns darum. Bis sie abgeschlossen sind, kann Ihre Website zeitweise nicht erreichbar sein.',
  },
  moving: {
    title: 'Ihre Website zieht auf einen anderen Server um',
    text: 'Sie müssen nichts tun. Bis der neue Server bereit ist, läuft sie auf dem bisherigen weiter.',
  },
  payOnline: {
    title: 'Bitte bezahlen Sie Ihre Bestellung',
    text: 'Sobald die Zahlung da ist, richten wir Ihre Website ein. Das dauert meist nur wenige Minuten.',
  },
  payAgain: {
    title: 'Bitte bezahlen Sie noch einmal',
    text: 'Die letzte Zahlung ist nicht zustande gekommen. Ihre Bestellung bleibt bestehen. Sobald die Zahlung da ist, richten wir Ihre Website ein.',
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
    title: 'Bezahlen ist gerade nicht möglich',
    text: 'Ihre Bestellung bleibt bestehen. Der Link zur Bezahlung erscheint hier, sobald unser Zahlungsdienst wieder antwortet.',
  },
  paymentMismatched: {
    title: 'Ihre Zahlung stimmt nicht mit dem Preis überein',
    text: 'Bitte zahlen Sie vorerst nichts weiter. Wir melden uns bei Ihnen.',
  },
  questions: (mail: string) => `Bei Fragen schreiben Sie uns bitte an ${mail}.`,
  releaseWithheld: {
    title: 'Ihre Zahlung ist eingegangen',
    text: 'Einrichten können wir Ihre Website im Moment noch nicht, weil etwas dafür fehlt. Wir kümmern uns darum. Können wir Ihre Bestellung nicht ausführen, zahlen wir Ihnen das Geld zurück. Sie müssen nichts tun.',
  },
  paymentBlocked: 'Diese Bestellung lässt sich gerade nicht bezahlen',
  newAuthCode: {
    title: 'Neuen Auth-Code eintragen',
    text: 'Der Umzug Ihrer Domain kommt nicht voran. Fragen Sie Ihren bisherigen Anbieter nach einem neuen Auth-Code und lassen Sie die Sperre gegen einen Umzug aufheben. Danach geht es von selbst weiter.',
    submit: 'Auth-Code absenden',
  },
  copiedRecords: {
    title: 'Einträge von Ihrem bisherigen Anbieter',
    text: 'Diese DNS-Einträge übernehmen wir, damit zum Beispiel Ihre E-Mails weiter ankommen.',
    name: 'Name',
    type: 'Art',
    content: 'Inhalt',
  },
  confirmEmail: {
    title: 'Bitte bestätigen Sie Ihre E-Mail-Adresse',
    text: 'Wir haben Ihnen eine E-Mail mit einem Link geschickt. Sobald Sie ihn geöffnet und die Adresse bestätigt haben, richten wir Ihre Website ein. Der Link gilt 14 Tage. Ist nichts angekommen, sehen Sie bitte im Spam-Ordner nach.',
    again: 'E-Mail erneut anfordern',
  },
  freeReview: 'Wir prüfen Ihre Bestellung',
  invoice: {
    title: 'Wir prüfen Ihre Bestellung',
    text: 'Sie müssen nichts tun. Sobald wir sie freigegeben haben, richten wir Ihre Website ein.',
  },
  transferring: {
    title: 'Ihre Domain zieht zu uns um',
    text: 'Je nach Endung dauert das wenige Minuten bis zehn Tage. Fragt Ihr bisheriger Anbieter per E-Mail nach, bestätigen Sie den Umzug bitte dort. Sonst müssen Sie nichts tun.',
  },
  busy: {
    title: 'Wir richten Ihre Website ein',
    text: 'Sie müssen nichts tun. Hier sehen Sie, wie weit wir sind.',
  },
  paused: {
    title: 'Wir haben die Einrichtung unterbrochen',
    text: 'Sie müssen nichts tun. Sobald wir weitermachen, sehen Sie es hier.',
  },
  stalledAtUs: {
    title: 'Es dauert etwas länger',
    text: 'Wir kümmern uns darum und melden uns, wenn wir etwas von Ihnen brauchen.',
  },
  stalledAtCustomer: {
    title: 'Wir brauchen Ihre Hilfe',
    text: (mail: string) =>
      `Bitte lesen Sie unten, was fehlt. Ist es erledigt oder kommen Sie nicht weiter, schreiben Sie uns bitte an ${mail}.`,
  },
  stalledAtAuthCode: {
    title: 'Wir brauchen einen neuen Auth-Code',
    text: 'Ihre Domain ist noch nicht bei uns. Sobald Sie einen neuen Auth-Code absenden, geht es von selbst weiter.',
  },
  toCode: 'Auth-Code eintragen',
  pausedStep: 'unterbrochen',
  approvalStep: 'Freigabe abwarten',
  confirmationStep: 'E-Mail-Adresse bestätigen',
  contactNeeded: {
    title: 'Bitte prüfen Sie Ihre Angaben',
    text: 'So lässt sich die Domain nicht registrieren. Wir haben nichts abgebucht. Sobald Ihre Angaben stimmen, erscheint hier der Weg zur Bezahlung.',
  },
  stalledAtContact: {
    title: 'Bitte prüfen Sie Ihre Angaben',
    text: 'So lässt sich die Domain nicht registrieren. Sobald Sie berichtigte Angaben absenden, machen wir von selbst weiter.',
  },
  toContact: 'Angaben korrigieren',
  newContact: {
    title: 'Ihre Angaben korrigieren',
    text: 'Auf diese Angaben registrieren wir die Domain. Sie gelten ab jetzt auch für Ihre Bestellung.',
    submit: 'Angaben absenden',
  },
  cancelled: {
    customer: { title: 'Ihre Bestellung ist storniert', text: 'Sie haben sie selbst storniert.' },
    caseworker: { title: 'Ihre Bestellung ist storniert', text: 'Wir haben sie storniert.' },
    expired: {
      title: 'Ihre Bestellung ist abgelaufen',
      text: 'Sie wurde nicht rechtzeitig bezahlt.',
    },
    unconfirmed: {
      title: 'Ihre Bestellung ist abgelaufen',
      text: 'Die E-Mail-Adresse wurde nicht rechtzeitig bestätigt.',
    },
    notApproved: {
      title: 'Ihre Bestellung ist abgelaufen',
      text: 'Wir haben sie nicht freigegeben.',
    },
    notFulfillable: {
      title: 'Wir konnten Ihre Bestellung nicht ausführen',
      text: 'Deshalb haben wir sie storniert.',
    },
  },
  settlement: {
    none: 'Es entstehen Ihnen keine Kosten.',
    invoiced: 'Haben Sie schon eine Rechnung bekommen, melden wir uns deswegen bei Ihnen.',
    open: 'Wegen Ihrer Zahlung melden wir uns bei Ihnen.',
    underWay:
      'Ihre Zahlung ist auf dem Weg zurück zu Ihnen. Bis das Geld da ist, kann es einige Tage dauern.',
    returned: 'Ihre Zahlung haben wir vollständig zurückgezahlt.',
    disputed: 'Über Ihre Zahlung entscheidet zurzeit Ihre Bank.',
    takenBack: 'Ihre Zahlung haben Sie zurückerhalten.',
  },
  orderAgainHint: 'Sie können jederzeit neu bestellen.',
  suspending: {
    title: 'Ihre Website wird ausgesetzt',
    text: (mail: string) =>
      `Das wird innerhalb von 15 Minuten wirksam. Wer sie danach aufruft, sieht den Hinweis, dass sie zurzeit nicht erreichbar ist. Ihre Daten bleiben erhalten. Bitte schreiben Sie uns an ${mail}, damit wir die Website wieder freigeben können.`,
  },
  suspended: {
    title: 'Ihre Website ist ausgesetzt',
    text: (mail: string) =>
      `Wer sie aufruft, sieht den Hinweis, dass sie zurzeit nicht erreichbar ist. Ihre Daten bleiben erhalten. Bitte schreiben Sie uns an ${mail}, damit wir die Website wieder freigeben können.`,
  },
  reinstating: {
    title: 'Ihre Website ist wieder freigegeben',
    text: 'Innerhalb von 15 Minuten ist sie wieder erreichbar. Sie müssen nichts tun.',
  },
  archived: {
    title: 'Ihr Projekt ist beendet',
    stillOnline: 'Ihre Website bleibt erreichbar, bis wir sie abschalten.',
    text: (mail: string) => `Brauchen Sie noch Inhalte, schreiben Sie uns bitte bald an ${mail}.`,
  },
  tearingDown: {
    title: 'Wir schalten Ihre Website ab',
    text: 'Ihr Projekt ist beendet. Die Website und ihre Adresse werden gerade entfernt.',
  },
  tornDown: {
    title: 'Ihre Website ist abgeschaltet',
    text: 'Ihr Projekt ist beendet, und die Adresse der Website ist ausgetragen.',
    bought: (domain: string, mail: string) =>
      `Ihre Domain ${domain} bleibt bis zum Ende ihrer Laufzeit registriert und wird nicht verlängert. Möchten Sie sie behalten, schreiben Sie uns bitte vorher an ${mail}.`,
  },
  purchases: {
    kinds: {
      plugins: 'Bestellung',
      conversion: 'Bestellung nach der Testphase',
      renewal: 'Verlängerung',
      upgrade: 'Längere Laufzeit',
    } satisfies Record<LaterPurchaseKind, string>,
    title: 'Weitere Bestellungen',
    pay: 'Jetzt bezahlen',
    payable: (order: string, day: string) => `${order}, bezahlbar bis ${day}`,
    owed: (order: string) => `${order}, auf Rechnung`,
    paid: (order: string) => `${order}, bezahlt`,
    free: (order: string) => `${order}, kostenlos`,
    cancelled: (order: string) => `${order}, nicht bezahlt und beendet`,
  },
  payments: {
    title: 'Ihre Zahlungen',
    received: (day: string) => `Eingegangen am ${day}`,
    refusedRenewal: (day: string) =>
      `Eingegangen am ${day}, zu spät für die Verlängerung der Domain. Wir melden uns bei Ihnen.`,
    refund: {
      approved: 'Rückzahlung veranlasst',
      issued: (day: string) => `Rückzahlung unterwegs seit ${day}`,
      completed: (day: string) => `Zurückgezahlt am ${day}`,
      failed: 'Rückzahlung nicht angekommen, wir überweisen das Geld',
    },
    dispute: {
      open: (day: string) => `Bei Ihrer Bank in Prüfung seit ${day}`,
      returned: (day: string) => `Von Ihrer Bank zurückgebucht am ${day}`,
      owed: (day: string) =>
        `Von Ihrer Bank zurückgebucht am ${day}. Der Betrag ist wieder offen. Wir melden uns bei Ihnen.`,
    },
  },
  cancelOpen: 'Bestellung stornieren …',
  cancelTitle: (name: string) => `Bestellung „${name}“ stornieren`,
  cancelText: 'Die gewünschte Adresse wird wieder frei.',
  cancelMoney: 'Ist schon Geld eingegangen, zahlen wir es zurück.',
  cancelSubmit: 'Bestellung stornieren',
  orderAgain: 'Neu bestellen',
}
