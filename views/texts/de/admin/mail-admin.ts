import type { MailTemplateName } from '../../../mails/template-names'

/** Each mail's name and occasion. */
const templateTexts: Record<MailTemplateName, { name: string; when: string }> = {
  received: { name: 'Bestellung eingegangen', when: 'sobald bestellt wurde' },
  confirmation: {
    name: 'E-Mail-Adresse zu bestätigen',
    when: 'wenn eine Bestellung nichts kostet',
  },
  'payment-returned': {
    name: 'Lastschrift zurückgegeben',
    when: 'wenn die Bank eine Lastschrift nicht einlöst',
  },
  'release-withheld': {
    name: 'Bezahlt, noch nicht lieferbar',
    when: 'wenn nach der Zahlung seit 30 Minuten etwas fehlt',
  },
  started: { name: 'Bereitstellung begonnen', when: 'sobald die Bestellung freigegeben ist' },
  'transfer-started': {
    name: 'Domainumzug begonnen',
    when: 'sobald der Umzug einer Domain beantragt ist',
  },
  'transfer-failed': {
    name: 'Domainumzug gescheitert',
    when: 'wenn für den Umzug ein neuer Auth-Code gebraucht wird',
  },
  'transfer-completed': {
    name: 'Domainumzug abgeschlossen',
    when: 'sobald die Domain bei uns ist',
  },
  delayed: {
    name: 'Es dauert länger',
    when: 'wenn die Bereitstellung seit 30 Minuten angehalten ist',
  },
  needed: {
    name: 'Wir brauchen Ihre Hilfe',
    when: 'wenn die Bereitstellung auf die Kundschaft wartet',
  },
  welcome: { name: 'Website online', when: 'sobald die Website online ist' },
  'tracker-link': {
    name: 'Link zur Bestellung',
    when: 'wenn jemand den Link verloren hat',
  },
  invitation: { name: 'Neue Einladung', when: 'wenn Sie erneut zur Website einladen' },
  paused: { name: 'Einrichtung unterbrochen', when: 'wenn die Bereitstellung pausiert wird' },
  moved: { name: 'Website umgezogen', when: 'nach dem Umzug auf einen anderen Server' },
  expiring: { name: 'Domain läuft ab', when: '60, 30, 14 und 7 Tage vor dem Ablauf' },
  renewed: { name: 'Domain verlängert', when: 'nach der Verlängerung' },
  'renewal-refused': {
    name: 'Domain nicht verlängert',
    when: 'wenn die Zahlung für die Verlängerung zu spät kam',
  },
  'trial-ending': { name: 'Testphase endet bald', when: '7, 3 und 1 Tag vor ihrem Ende' },
  'trial-ended': { name: 'Testphase beendet', when: 'an ihrem Ende' },
  'license-renewal-due': {
    name: 'Verlängerung steht an',
    when: '14 Tage vor dem Ende der bezahlten Zeit',
  },
  'license-overdue': {
    name: 'Verlängerung nicht bezahlt',
    when: 'einen Tag nach dem Ende der bezahlten Zeit',
  },
  'licenses-suspended': {
    name: 'Lizenzen ausgesetzt',
    when: 'wenn bis 14 Tage danach nicht bezahlt ist',
  },
  'licenses-expired': { name: 'Lizenzen abgelaufen', when: 'wenn Lizenzen ablaufen' },
  suspended: { name: 'Website ausgesetzt', when: 'wenn ein Projekt ausgesetzt wird' },
  reinstated: { name: 'Website wieder freigegeben', when: 'wenn ein Projekt freigegeben wird' },
  archived: { name: 'Projekt beendet', when: 'wenn ein Projekt archiviert wird' },
  'torn-down': { name: 'Website abgeschaltet', when: 'nach dem Abbau eines Projekts' },
  cancelled: {
    name: 'Bestellung storniert',
    when: 'wenn ein Auftrag storniert wird oder abläuft',
  },
  'staff-password-reset': {
    name: 'Neues Passwort',
    when: 'wenn jemand von uns sein Passwort vergessen hat',
  },
  refunded: { name: 'Rückzahlung', when: 'wenn eine Rückzahlung beauftragt oder überwiesen ist' },
  'purchase-ordered': {
    name: 'Nachbestellung zu bezahlen',
    when: 'wenn für ein Projekt, das online ist, etwas gegen Vorauszahlung bestellt wurde',
  },
  'purchase-released': {
    name: 'Nachbestellung freigegeben',
    when: 'sobald eine Nachbestellung bezahlt oder auf Rechnung freigegeben ist',
  },
  'staff-approval': {
    name: 'Freigabe nötig',
    when: 'wenn eine Bestellung auf eine Freigabe wartet',
  },
  'staff-stalled': { name: 'Projekt angehalten', when: 'sobald ein Projekt angehalten ist' },
  'staff-free-order': {
    name: 'Kostenlose Bestellung freizugeben (intern)',
    when: 'wenn eine kostenlose Bestellung geprüft werden muss',
  },
  'staff-release-withheld': {
    name: 'Bezahlt, nicht lieferbar (intern)',
    when: 'wenn nach der Zahlung seit 5 Minuten etwas fehlt',
  },
  'staff-expiring': { name: 'Domain läuft ab', when: '60, 30, 14 und 7 Tage vor dem Ablauf' },
  'staff-disputed': {
    name: 'Zahlung angefochten',
    when: 'wenn die Bank eine Zahlung zurückfordert',
  },
  'staff-payment-returned': {
    name: 'Zahlung zurückgebucht',
    when: 'wenn eine Anfechtung verloren oder eine Lastschrift zurückgegeben ist',
  },
}

/** The staff's pages about mails. */
export const mailAdminTexts = {
  title: 'E-Mails',
  intro: 'Welche E-Mails es gibt, und was davon verschickt wurde. Adressen stehen hier keine.',
  templates: templateTexts,
  templatesTitle: 'Vorlagen',
  sentTitle: 'Was verschickt wurde',
  sentHint: 'aus den Anfragen an den Mailserver, 180 Tage lang',
  columns: {
    mail: 'E-Mail',
    template: 'Vorlage',
    outcome: 'Ergebnis',
    at: 'Zeitpunkt',
    preview: 'Ansicht',
  },
  to: { customer: 'an die Kundschaft', staff: 'an die Sachbearbeitung' },
  languages: { de: 'Deutsch', en: 'Englisch' },
  previewIn: (name: string, language: string) => `${name} auf ${language}`,
  outcome: { ok: 'angenommen', refused: 'abgelehnt', failed: 'nicht zugestellt' },
  otherMail: 'andere E-Mail',
  noProject: 'kein Projekt',
  onlyProject: 'nur dieses Projekt',
  projectOnly: 'Nur die E-Mails eines Projekts.',
  showAll: 'Alle zeigen',
  emptyTitle: 'Noch keine E-Mails',
  emptyText: 'Sobald eine E-Mail verschickt wurde, steht sie hier.',
  newest: 'Zu den neuesten',
  older: 'Ältere',
  subject: 'Betreff',
  asText: 'Als Text',
  asTextHint: 'mit Beispieldaten',
  asHtml: 'Als HTML ansehen',
  back: 'Alle Vorlagen',
  allSent: 'Alle E-Mails',
  open: 'Text ansehen',
  recipient: 'An',
  linkKeysHidden: 'wie verschickt; geheime Teile der Links sind ausgeblendet',
  resend: {
    open: 'Erneut senden …',
    title: 'Diese E-Mail erneut senden',
    text: '1 E-Mail mit demselben Text an die heutige Adresse. Bei einer Einladung ist der Link neu.',
    submit: 'Erneut senden',
  },
}
