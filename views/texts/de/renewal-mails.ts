/** Mails about the end of a domain's term and about the next one. */
export const renewalMailTexts = {
  expiring: {
    subject: (domain: string, days: number) =>
      `Ihre Domain läuft in ${days === 1 ? 'einem Tag' : `${days} Tagen`} ab: ${domain}`,
    text: (domain: string, day: string) => `die Laufzeit Ihrer Domain ${domain} endet am ${day}.`,
    renewal: (day: string) =>
      `Wir verlängern sie, sobald Ihre nächste Zahlung eingegangen ist. Damit das rechtzeitig geschieht, muss sie vor dem ${day} bei uns sein. Haben Sie schon bezahlt, müssen Sie nichts tun.`,
    invoice: (mail: string) =>
      `Haben Sie dafür noch keine Rechnung von uns, schreiben Sie uns bitte an ${mail}.`,
    otherwise:
      'Ohne Verlängerung läuft die Domain ab. Website und E-Mails unter diesem Namen sind dann nicht mehr erreichbar.',
  },
  renewed: {
    subject: (domain: string) => `Ihre Domain ist verlängert: ${domain}`,
    text: (domain: string, day: string) => [
      `wir haben Ihre Domain ${domain} verlängert. Sie läuft jetzt bis zum ${day}.`,
      'Sie müssen nichts tun.',
    ],
  },
  renewalRefused: {
    subject: (domain: string) => `Ihre Domain wurde nicht verlängert: ${domain}`,
    text: (domain: string, amount: string) => [
      `Ihre Zahlung von ${amount} für die Domain ${domain} kam leider zu spät. Die Domain ließ sich nicht mehr verlängern.`,
      'Wir melden uns bei Ihnen, auch wegen des Geldes.',
    ],
  },
}
