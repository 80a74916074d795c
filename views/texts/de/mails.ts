import { licenseMailTexts } from './license-mails'
import { purchaseMailTexts } from './licenses/purchase-mails'
import { renewalMailTexts } from './renewal-mails'

export const mailTexts = {
  greeting: (name: string) => `Guten Tag ${name},`,
  greetingAll: 'Guten Tag,',
  goodbye: 'Freundliche Grüße\nIhr Team vom VRS Marketplace',
  follow: { text: 'Den Stand sehen Sie jederzeit hier:', link: 'Stand der Bestellung ansehen' },
  received: {
    subject: (orderNumber: string) => `Ihre Bestellung ${orderNumber} ist eingegangen`,
    text: (project: string) =>
      `vielen Dank für Ihre Bestellung. Wir haben sie für „${project}“ aufgenommen.`,
    number: 'Bestellnummer',
    net: 'Nettopreis',
    tax: (percent: number) => `USt. ${percent} %`,
    total: 'Gesamtpreis',
    free: 'kostenlos',
    tracker:
      'Den Stand sehen Sie jederzeit auf der Seite Ihrer Bestellung. Solange wir noch nicht begonnen haben, können Sie sie dort auch stornieren:',
    trackerLink: 'Stand der Bestellung ansehen',
    keep: 'Der Link gehört nur Ihnen. Bitte geben Sie ihn nicht weiter.',
  },
  confirmation: {
    subject: (orderNumber: string) =>
      `Bitte bestätigen Sie Ihre E-Mail-Adresse: Bestellung ${orderNumber}`,
    text: (project: string) =>
      `vielen Dank für Ihre Bestellung für „${project}“. Sie ist kostenlos. Sobald Sie Ihre E-Mail-Adresse bestätigt haben, richten wir Ihre Website ein.`,
    confirm: 'Bitte bestätigen Sie hier, dass diese Adresse Ihnen gehört:',
    confirmLink: 'E-Mail-Adresse bestätigen',
    until: (day: string) => `Der Link gilt bis ${day}. Danach verfällt die Bestellung.`,
    tracker: {
      text: 'Hier sehen Sie jederzeit den Stand oder stornieren:',
      link: 'Stand der Bestellung ansehen',
    },
    notYou:
      'Haben Sie nichts bestellt, müssen Sie nichts tun. Geben Sie die Links bitte nicht weiter.',
  },
  started: {
    subject: (project: string) => `Wir richten Ihre Website ein: ${project}`,
    text: (project: string) => `wir haben begonnen, Ihre Website „${project}“ einzurichten.`,
    expect: {
      subdomain: (domain: string) =>
        `Ihre Adresse ${domain} liegt bei uns. Meist ist Ihre Website deshalb in wenigen Minuten online.`,
      registered: (domain: string) =>
        `Zuerst registrieren wir die Domain ${domain} auf Ihren Namen. Das dauert meist wenige Minuten, bei manchen Endungen länger. Bis die neue Adresse überall bekannt ist, kann noch etwas Zeit vergehen.`,
      transferred: (domain: string) =>
        `Zuerst zieht Ihre Domain ${domain} zu uns um. Je nach Endung dauert das wenige Minuten bis zehn Tage. Sobald der Umzug läuft, schreiben wir Ihnen, was Ihr bisheriger Anbieter vielleicht noch von Ihnen braucht.`,
      owned: (domain: string) =>
        `Ihre Domain ${domain} ist schon bei uns. Wir ergänzen nur die Einträge, die Ihre Website braucht, alle anderen bleiben, wie sie sind. Meist dauert das wenige Minuten.`,
    },
    end: 'Sie müssen nichts tun. Wir melden uns, sobald Ihre Website online ist oder wir etwas von Ihnen brauchen.',
  },
  returned: {
    subject: (project: string) => `Ihre Lastschrift ist nicht eingegangen: ${project}`,
    text: (project: string) =>
      `Ihre Bank hat die Lastschrift für „${project}“ nicht eingelöst. Deshalb ist bei uns kein Geld angekommen.`,
    reassurance:
      'Ihre Bestellung besteht noch. Sie können sie innerhalb von 24 Stunden noch einmal bezahlen, zum Beispiel mit Karte. Danach verfällt sie.',
    todo: {
      text: 'Bitte öffnen Sie die Seite Ihrer Bestellung, um zu bezahlen:',
      link: 'Bestellung öffnen',
    },
  },
  releaseWithheld: {
    subject: (project: string) => `Ihre Zahlung ist eingegangen: ${project}`,
    text: (project: string) => [
      `Ihre Zahlung für „${project}“ ist eingegangen. Einrichten können wir Ihre Website im Moment noch nicht, weil etwas dafür fehlt.`,
      'Wir kümmern uns darum. Können wir Ihre Bestellung nicht ausführen, zahlen wir Ihnen das Geld zurück. Sie müssen nichts tun.',
    ],
    open: { text: 'Den Stand sehen Sie hier:', link: 'Bestellung öffnen' },
  },
  delayed: {
    subject: (project: string) => `Es dauert etwas länger: ${project}`,
    text: (project: string) =>
      `die Einrichtung Ihrer Website „${project}“ dauert länger als erwartet.`,
    reassurance: 'Wir kümmern uns darum. Sie müssen nichts tun.',
  },
  needed: {
    subject: (project: string) => `Wir brauchen Ihre Hilfe: ${project}`,
    text: (project: string) =>
      `um Ihre Website „${project}“ weiter einzurichten, brauchen wir etwas von Ihnen.`,
    todo: {
      text: 'Bitte öffnen Sie die Seite Ihrer Bestellung. Dort steht, was noch fehlt:',
      link: 'Bestellung öffnen',
    },
  },
  transferStarted: {
    subject: (domain: string) => `Der Umzug Ihrer Domain hat begonnen: ${domain}`,
    text: (domain: string) => `der Umzug Ihrer Domain ${domain} zu uns ist beantragt.`,
    next: 'So geht es weiter:',
    items: [
      'Bestätigen Sie gegebenenfalls die E-Mail Ihres bisherigen Anbieters. Manche Anbieter fragen nach, bevor sie eine Domain abgeben.',
      'Kündigen Sie dort bitte noch nichts. Wir schreiben Ihnen, sobald die Domain bei uns ist.',
      'Behalten Sie Ihre Postfächer dort. Die Einträge, die wir bei Ihrem bisherigen Anbieter lesen konnten, auch die für E-Mails, haben wir vorab übernommen.',
    ],
    duration: 'Je nach Endung dauert der Umzug wenige Minuten bis zehn Tage.',
  },
  transferCompleted: {
    subject: (domain: string) => `Ihre Domain ist bei uns: ${domain}`,
    text: (domain: string) => `der Umzug Ihrer Domain ${domain} ist abgeschlossen.`,
    next: [
      'Wir richten jetzt Ihre Website ein. Sie müssen nichts tun.',
      'Den Domainvertrag bei Ihrem bisherigen Anbieter können Sie nun beenden, falls er nicht von selbst endet. Liegen dort noch Postfächer, behalten Sie deren Vertrag bitte.',
    ],
  },
  transferFailed: {
    subject: (domain: string) => `Bitte prüfen Sie den Umzug Ihrer Domain: ${domain}`,
    text: (domain: string) => `der Umzug Ihrer Domain ${domain} hat nicht geklappt.`,
    todo: 'Bitte gehen Sie so vor:',
    items: [
      'Heben Sie bei Ihrem bisherigen Anbieter die Transfersperre der Domain auf, falls eine gesetzt ist.',
      'Holen Sie dort einen neuen Auth-Code. Er heißt manchmal auch AuthInfo oder EPP-Code.',
      'Öffnen Sie die Seite Ihrer Bestellung und tragen Sie den neuen Code ein.',
    ],
    codeForm: { text: 'Hier tragen Sie den neuen Auth-Code ein:', link: 'Auth-Code eintragen' },
    after: 'Danach geht es von selbst weiter. Bitte schicken Sie uns den Code nicht per E-Mail.',
  },
  ...purchaseMailTexts,
  ...renewalMailTexts,
  ...licenseMailTexts,
  suspended: {
    subject: (project: string) => `Ihre Website wird ausgesetzt: ${project}`,
    text: (project: string, mail: string) => [
      `wir setzen Ihre Website „${project}“ vorübergehend aus. Das wird innerhalb von 15 Minuten wirksam. Wer sie danach aufruft, sieht den Hinweis, dass sie zurzeit nicht erreichbar ist.`,
      `Ihre Daten bleiben erhalten. Bitte schreiben Sie uns an ${mail}, damit wir die Website wieder freigeben können.`,
    ],
  },
  reinstated: {
    subject: (project: string) => `Ihre Website ist wieder freigegeben: ${project}`,
    text: (project: string) => [
      `wir haben Ihre Website „${project}“ wieder freigegeben. Innerhalb von 15 Minuten ist sie wieder erreichbar.`,
    ],
  },
  archived: {
    subject: (project: string) => `Ihr Projekt ist beendet: ${project}`,
    text: (project: string) => [`wir haben Ihr Projekt „${project}“ beendet.`],
    stillOnline: 'Ihre Website bleibt erreichbar, bis wir sie abschalten.',
    contents: (mail: string) =>
      `Brauchen Sie noch Inhalte Ihrer Website, schreiben Sie uns bitte bald an ${mail}.`,
  },
  tornDown: {
    subject: (project: string) => `Ihre Website ist abgeschaltet: ${project}`,
    text: (project: string) => [
      `wir haben Ihre Website „${project}“ abgeschaltet und ihre Adresse ausgetragen.`,
    ],
    data: {
      keep: (mail: string) =>
        `Ihre Daten bewahren wir vorerst auf. Möchten Sie eine Kopie oder die Löschung, schreiben Sie uns bitte an ${mail}.`,
      erase: () => 'Die Daten der Website haben wir gelöscht.',
    },
    bought: (domain: string, mail: string) =>
      `Ihre Domain ${domain} bleibt bis zum Ende ihrer Laufzeit registriert und wird nicht verlängert. Möchten Sie sie behalten, schreiben Sie uns bitte vorher an ${mail}.`,
  },
  cancelled: {
    subject: {
      customer: (project: string) => `Ihre Bestellung ist storniert: ${project}`,
      caseworker: (project: string) => `Ihre Bestellung ist storniert: ${project}`,
      expired: (project: string) => `Ihre Bestellung ist abgelaufen: ${project}`,
      unconfirmed: (project: string) => `Ihre Bestellung ist abgelaufen: ${project}`,
      notApproved: (project: string) => `Ihre Bestellung ist abgelaufen: ${project}`,
      notFulfillable: (project: string) => `Wir können Ihre Bestellung nicht ausführen: ${project}`,
    },
    text: {
      customer: (project: string) => `Sie haben Ihre Bestellung für „${project}“ storniert.`,
      caseworker: (project: string) => `wir haben Ihre Bestellung für „${project}“ storniert.`,
      expired: (project: string) =>
        `Ihre Bestellung für „${project}“ wurde nicht rechtzeitig bezahlt und ist deshalb abgelaufen.`,
      unconfirmed: (project: string) =>
        `Ihre Bestellung für „${project}“ ist abgelaufen, weil die E-Mail-Adresse nicht rechtzeitig bestätigt wurde.`,
      notApproved: (project: string) =>
        `Ihre Bestellung für „${project}“ ist abgelaufen. Wir haben sie nicht freigegeben.`,
      notFulfillable: (project: string) =>
        `Ihre Bestellung für „${project}“ können wir leider nicht ausführen und haben sie deshalb storniert.`,
    },
    orderAgain: 'Sie können jederzeit neu bestellen:',
    orderAgainLink: 'Neu bestellen',
  },
  paused: {
    subject: (project: string) => `Wir haben die Einrichtung unterbrochen: ${project}`,
    text: (project: string) => [
      `wir haben die Einrichtung Ihrer Website „${project}“ unterbrochen.`,
      'Sie müssen nichts tun. Sobald Ihre Website online ist, schreiben wir Ihnen.',
    ],
  },
  moved: {
    subject: (project: string) => `Ihre Website ist umgezogen: ${project}`,
    text: (project: string) => [
      `Ihre Website „${project}“ läuft jetzt auf einem anderen unserer Server. Adresse, Inhalte und Zugänge sind gleich geblieben.`,
      'Sie müssen nichts tun.',
    ],
  },
  refunded: {
    subject: (project: string) => `Ihre Rückzahlung: ${project}`,
    text: (project: string, orderNumber: string, amount: string) =>
      `zu Ihrer Bestellung ${orderNumber} für „${project}“ zahlen wir Ihnen ${amount} zurück.`,
    tax: 'Umsatzsteuer',
    ways: {
      stripe:
        'Das Geld kommt auf dem Weg zurück, auf dem Sie bezahlt haben. Bis es da ist, können einige Tage vergehen.',
      transfer:
        'Das Geld haben wir überwiesen. Bis es auf Ihrem Konto steht, können ein bis zwei Bankarbeitstage vergehen.',
    },
    open: { text: 'Den Stand sehen Sie hier:', link: 'Bestellung öffnen' },
  },
  trackerLink: {
    subject: (orderNumber: string) => `Der Link zu Ihrer Bestellung ${orderNumber}`,
    text: (project: string) =>
      `hier ist noch einmal der Link zu Ihrer Bestellung für „${project}“.`,
    open: { text: 'Dort sehen Sie den Stand:', link: 'Bestellung öffnen' },
    notAsked:
      'Der Link gehört nur Ihnen. Bitte geben Sie ihn nicht weiter. Haben Sie ihn nicht angefordert, müssen Sie nichts tun.',
  },
  invitation: {
    subject: (project: string) => `Ihre neue Einladung: ${project}`,
    text: (project: string) =>
      `mit dem folgenden Link legen Sie das Passwort für die Verwaltung von „${project}“ fest.`,
    havePassword: 'Haben Sie schon ein Passwort, brauchen Sie diesen Link nicht.',
  },
  live: {
    subject: (project: string) => `Ihre Website ist online: ${project}`,
    text: (project: string) => `Ihre Website „${project}“ ist eingerichtet und online.`,
    site: 'Ihre Website',
    invite: 'Passwort für die Verwaltung Ihrer Website festlegen:',
    inviteLink: 'Passwort festlegen',
    inviteHint: 'Der Link gilt sieben Tage und nur einmal.',
    training: 'Gern zeigen wir Ihnen alles in Ruhe. Suchen Sie sich einen Termin aus:',
    trainingLink: 'Einführung vereinbaren',
  },
  staff: { open: 'Zum Projekt:', openLink: 'Projekt öffnen' },
  staffPasswordReset: {
    subject: 'Neues Passwort für die Verwaltung',
    text: 'für Ihr Konto in der Verwaltung wurde ein neues Passwort angefordert.',
    open: 'Hier legen Sie es fest:',
    openLink: 'Neues Passwort festlegen',
    hint: (minutes: number) =>
      `Der Link gilt ${minutes} Minuten und nur einmal. Danach melden Sie sich überall neu an.`,
    notAsked:
      'Haben Sie kein neues Passwort angefordert, müssen Sie nichts tun: Ihr bisheriges gilt weiter. Geben Sie diese E-Mail bitte nicht weiter.',
  },
  staffStalled: {
    subject: (project: string, step: string) => `Angehalten: ${project} (${step})`,
    text: (project: string, orderNumber: string) =>
      `das Projekt „${project}“ (Auftrag ${orderNumber}) ist angehalten.`,
    step: 'Schritt',
    reason: 'Grund',
    from: 'Meldung',
  },
  staffDisputed: {
    subject: (project: string, amount: string) => `Zahlung angefochten: ${project} (${amount})`,
    text: (project: string, orderNumber: string, amount: string) =>
      `die Bank fordert ${amount} für das Projekt „${project}“ (Auftrag ${orderNumber}) zurück.`,
    next: 'Bitte nehmen Sie dazu bei Stripe Stellung. Bis zur Entscheidung kann die Zahlung nicht zurückgezahlt werden. Am Projekt ändert sich nichts.',
  },
  staffPaymentReturned: {
    subject: (project: string, amount: string) => `Zahlung zurückgebucht: ${project} (${amount})`,
    text: (project: string, orderNumber: string, amount: string) =>
      `für das Projekt „${project}“ (Auftrag ${orderNumber}) wurden ${amount} zurückgebucht.`,
    next: 'Bitte entscheiden Sie, wie es weitergeht. Von selbst wird nichts ausgesetzt.',
  },
  staffReclaim: {
    facts: { reason: 'Grund', payment: 'Zahlung', answerBy: 'Antwort bis' },
  },
  staffApproval: {
    subject: (project: string) => `Freigabe nötig: ${project}`,
    text: (project: string, orderNumber: string) =>
      `die Bestellung „${project}“ (Auftrag ${orderNumber}) wartet auf eine Freigabe.`,
    total: 'Gesamtpreis',
    payment: 'Zahlungsart',
  },
  staffReleaseWithheld: {
    subject: (project: string) => `Bezahlt, aber nicht lieferbar: ${project}`,
    text: (project: string, orderNumber: string) =>
      `die Bestellung „${project}“ (Auftrag ${orderNumber}) ist bezahlt, konnte aber nicht freigegeben werden:`,
    next: 'Bitte beheben Sie die Ursache; dann geht es innerhalb einer Minute von selbst weiter. Ist das nicht möglich, zahlen Sie bitte das Geld zurück. Der Auftrag wird dabei storniert.',
  },
  staffFreeOrder: {
    subject: (project: string) => `Freigabe nötig: ${project}`,
    text: (project: string, orderNumber: string) =>
      `die kostenlose Bestellung für „${project}“ (Auftrag ${orderNumber}) wartet auf Ihre Freigabe.`,
  },
  staffExpiring: {
    subject: (domain: string, days: number) =>
      `Domain läuft in ${days === 1 ? 'einem Tag' : `${days} Tagen`} ab: ${domain}`,
    text: (domain: string, project: string, day: string) =>
      `die Domain ${domain} von „${project}“ läuft am ${day} ab.`,
    renewal: (day: string) =>
      `Verlängert wird sie erst, wenn die Zahlung eingegangen ist; das muss vor dem ${day} sein.`,
  },
}
