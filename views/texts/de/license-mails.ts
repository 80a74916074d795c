/** Mails about the dates of licenses. `plugins`: their names as a list; days as dates. */
export const licenseMailTexts = {
  trialEnding: {
    subject: (plugins: string, at: string) => `Ihre Testphase endet am ${at}: ${plugins}`,
    text: (plugins: string, project: string, at: string, mail: string) => [
      `die Testphase von ${plugins} für ${project} endet am ${at}.`,
      `Möchten Sie danach weiterarbeiten, schreiben Sie uns bitte vorher an ${mail}. Ihre Daten bleiben dabei erhalten.`,
      'Andernfalls müssen Sie nichts tun: Die Testphase endet von selbst und kostet nichts.',
    ],
  },
  trialEnded: {
    subject: (plugins: string) => `Ihre Testphase ist beendet: ${plugins}`,
    text: (plugins: string, project: string, mail: string) => [
      `die Testphase von ${plugins} für ${project} ist beendet.`,
      `Möchten Sie weiterarbeiten, schreiben Sie uns bitte an ${mail}.`,
    ],
  },
  licenseRenewalDue: {
    subject: (plugins: string, day: string) => `Bezahlt bis zum ${day}: ${plugins}`,
    text: (plugins: string, project: string, day: string, mail: string) => [
      `${plugins} für ${project}: bezahlt ist bis zum ${day}.`,
      `Möchten Sie verlängern und haben dafür noch keine Rechnung und keinen Zahlungslink von uns, schreiben Sie uns bitte an ${mail}.`,
      'Haben Sie schon bezahlt, müssen Sie nichts tun.',
    ],
  },
  licenseOverdue: {
    subject: (plugins: string) => `Noch nicht verlängert: ${plugins}`,
    text: (plugins: string, project: string, day: string, end: string, mail: string) => [
      `${plugins} für ${project}: bezahlt war bis zum ${day}. Eine Zahlung für die Zeit danach ist noch nicht bei uns eingegangen.`,
      `Bis zum ${end} läuft alles weiter. Ohne Zahlung setzen wir die Lizenzen danach aus.`,
      `Haben Sie noch keine Rechnung und keinen Zahlungslink von uns, schreiben Sie uns bitte an ${mail}. Haben Sie gerade erst bezahlt, müssen Sie nichts tun.`,
    ],
  },
  licensesSuspended: {
    subject: (plugins: string) => `Ausgesetzt: ${plugins}`,
    text: (plugins: string, project: string, end: string, mail: string) => [
      `für ${plugins} (${project}) ist keine Zahlung eingegangen. Deshalb haben wir die Lizenzen ausgesetzt.`,
      `Sobald Sie bezahlt haben, geben wir sie wieder frei. Das ist bis zum ${end} möglich; danach laufen sie ab.`,
      `Haben Sie Fragen, schreiben Sie uns bitte an ${mail}.`,
    ],
  },
  licensesExpired: {
    subject: (plugins: string) => `Abgelaufen: ${plugins}`,
    text: (plugins: string, project: string, mail: string) => [
      `die Lizenzen für ${plugins} (${project}) sind abgelaufen.`,
      `Möchten Sie ${plugins} wieder nutzen, schreiben Sie uns bitte an ${mail}.`,
    ],
  },
}
