import type { ProblemKind } from '../problem-kind'

type ProblemText = { title: string; text: string }

const problems: Record<ProblemKind, ProblemText> = {
  notFound: {
    title: 'Diese Seite gibt es nicht',
    text: 'Vielleicht ist die Adresse unvollständig oder die Seite ist umgezogen.',
  },
  expiredLink: {
    title: 'Dieser Link gilt nicht oder nicht mehr',
    text: 'Bitte öffnen Sie den vollständigen Link aus der E-Mail zu Ihrer Bestellung.',
  },
  failure: {
    title: 'Das ist unser Fehler',
    text: 'Das liegt an uns, nicht an Ihnen. Ihre Daten sind sicher. Bitte versuchen Sie es gleich noch einmal.',
  },
  forbidden: {
    title: 'Das ist Ihnen nicht erlaubt',
    text: 'Ihre Rolle reicht dafür nicht aus.',
  },
  overloaded: {
    title: 'Das hat gerade zu lange gedauert',
    text: 'Bitte versuchen Sie es gleich noch einmal.',
  },
  unavailable: {
    title: 'Im Moment nicht erreichbar',
    text: 'Unsere Datenbank antwortet gerade nicht. Was Sie eben abgeschickt haben, ist vielleicht nicht gespeichert. Bitte versuchen Sie es gleich noch einmal.',
  },
  tooMany: {
    title: 'Das waren zu viele Anfragen',
    text: 'Bitte warten Sie einen Moment und versuchen Sie es dann noch einmal.',
  },
}

export const pageTexts = {
  problems,
  requestId: 'Kennung der Anfrage',
  retry: 'Erneut versuchen',
  login: {
    title: 'Anmelden',
    text: 'Für Verwaltung, Sachbearbeitung und Revision.',
    email: 'E-Mail',
    password: 'Passwort',
    submit: 'Anmelden',
    forgotten: 'Passwort vergessen?',
    passwordSet: 'Ihr neues Passwort ist festgelegt. Bitte melden Sie sich damit an.',
  },
  passwordReset: {
    title: 'Passwort vergessen?',
    text: 'Geben Sie die E-Mail-Adresse Ihres Kontos ein. Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort festlegen.',
    submit: 'Link zusenden',
    sentTitle: 'Bitte sehen Sie in Ihr Postfach',
    sentText:
      'Wenn es zu dieser Adresse ein Konto gibt, ist der Link in wenigen Minuten da. Er gilt 30 Minuten. Kommt nichts, prüfen Sie bitte die Adresse und den Spam-Ordner. Er kommt höchstens einmal in zehn Minuten.',
    back: 'Zurück zur Anmeldung',
    newTitle: 'Neues Passwort festlegen',
    newText: 'Danach sind Sie überall abgemeldet und melden sich mit dem neuen Passwort wieder an.',
    ended:
      'Dieser Link gilt nicht mehr: Er ist abgelaufen, schon benutzt oder durch einen neueren ersetzt.',
    again: 'Neuen Link anfordern',
  },
  confirmation: {
    title: 'E-Mail-Adresse bestätigen',
    text: (project: string, orderNumber: string) =>
      `Sobald Sie Ihre Adresse bestätigt haben, richten wir „${project}“ ein. Ihre Bestellung ${orderNumber} ist kostenlos.`,
    submit: 'Adresse bestätigen',
    notYou: 'Haben Sie nichts bestellt, schließen Sie diese Seite einfach.',
  },
  orderLink: {
    title: 'Link zur Bestellung verloren?',
    link: 'Bestellung wiederfinden',
    text: 'Wir schicken ihn Ihnen noch einmal an die Adresse, mit der Sie bestellt haben.',
    email: 'E-Mail',
    emailHint: 'Die Adresse aus Ihrer Bestellung.',
    orderNumber: 'Bestellnummer',
    orderNumberHint: 'Zum Beispiel 2026-00417. Sie steht im Betreff der ersten E-Mail.',
    submit: 'Link zusenden',
    sentTitle: 'Bitte sehen Sie in Ihr Postfach',
    sentText:
      'Wenn beide Angaben zusammengehören, ist der Link in wenigen Minuten da. Kommt nichts, prüfen Sie bitte die Angaben und den Spam-Ordner. Er kommt höchstens einmal in zehn Minuten und nur bis 90 Tage nach dem Onlinegang.',
  },
  firstPassword: {
    title: 'Passwort festlegen',
    text: 'Damit melden Sie sich künftig bei der Verwaltung an.',
    expired: 'Dieser Link gilt nicht mehr. Lassen Sie sich bitte einen neuen geben.',
    password: 'Neues Passwort',
    repeat: 'Neues Passwort wiederholen',
    hint: 'Mindestens zwölf Zeichen.',
    submit: 'Passwort festlegen',
  },
  docs: {
    version: (version: string) => `Version ${version}`,
    download: 'Beschreibung als OpenAPI herunterladen',
    parameters: 'Parameter',
    name: 'Name',
    location: 'Wo',
    meaning: 'Bedeutung',
    body: 'Inhalt der Anfrage',
    answers: 'Antworten',
    status: 'Status',
    empty: 'Diese Beschreibung enthält noch keine Aufrufe.',
    contents: 'Aufrufe',
  },
}
