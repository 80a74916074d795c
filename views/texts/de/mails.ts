export const mails = {
  greeting: (name: string) => `Guten Tag ${name},`,
  goodbye: 'Freundliche Grüße\nIhr Team vom VRS Marketplace',
  received: {
    subject: (orderNumber: string) => `Ihre Bestellung ${orderNumber} ist eingegangen`,
    text: (project: string) =>
      `vielen Dank für Ihre Bestellung. Wir haben sie für „${project}“ aufgenommen.`,
    number: 'Bestellnummer',
    net: 'Nettopreis',
    tax: (percent: number) => `USt. ${percent} %`,
    total: 'Gesamtpreis',
    tracker: 'Hier sehen Sie jederzeit den Stand, bezahlen oder stornieren:',
    trackerLink: 'Stand der Bestellung ansehen',
    keep: 'Der Link gehört nur Ihnen. Bitte geben Sie ihn nicht weiter.',
  },
  live: {
    subject: (project: string) => `Ihre Website ist online: ${project}`,
    text: (project: string) => `„${project}“ ist eingerichtet und erreichbar.`,
    site: 'Ihre Website',
    invite: 'Passwort für die Verwaltung Ihrer Website festlegen:',
    inviteLink: 'Passwort festlegen',
    inviteHint: 'Der Link gilt sieben Tage und nur einmal.',
    training: 'Gern zeigen wir Ihnen alles in Ruhe. Suchen Sie sich einen Termin aus:',
    trainingLink: 'Einführung vereinbaren',
  },
}
