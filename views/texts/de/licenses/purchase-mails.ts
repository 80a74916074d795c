import type { LaterPurchaseKind } from '../../../../events/payment/plugin-order'

const kinds: Record<LaterPurchaseKind, string> = {
  plugins: 'Bestellung',
  conversion: 'Bestellung nach der Testphase',
  renewal: 'Verlängerung',
  upgrade: 'Längere Laufzeit',
}

/** Mails about what a live project orders later. */
export const purchaseMailTexts = {
  purchaseOrdered: {
    subject: (kind: LaterPurchaseKind, orderNumber: string) =>
      `Bitte bezahlen Sie: ${kinds[kind]} ${orderNumber}`,
    text: {
      plugins: (project: string, amount: string) =>
        `für „${project}“ wurden weitere Plugins bestellt. Der Gesamtpreis beträgt ${amount}. Sobald er bezahlt ist, richten wir die Plugins auf Ihrer Website ein.`,
      conversion: (project: string, amount: string) =>
        `für „${project}“ wurden Plugins bestellt, die dort auf Probe laufen. Der Gesamtpreis beträgt ${amount}. Sobald er bezahlt ist, endet die Testphase, und die Plugins laufen mit allen Daten weiter.`,
      renewal: (project: string, amount: string) =>
        `die Plugins von „${project}“ können für den nächsten Zeitraum verlängert werden. Der Gesamtpreis beträgt ${amount}. Verlängert wird, sobald er bezahlt ist.`,
      upgrade: (project: string, amount: string) =>
        `für ein Plugin von „${project}“ wurde eine längere Laufzeit bestellt. Der Gesamtpreis beträgt ${amount}. Die neue Laufzeit gilt, sobald er bezahlt ist.`,
    },
    until: (day: string) =>
      `Bezahlen können Sie bis zum ${day}. Danach gilt dieses Angebot nicht mehr.`,
    open: { text: 'Hier bezahlen Sie:', link: 'Bestellung öffnen und bezahlen' },
  },
  purchaseReleased: {
    subject: (kind: LaterPurchaseKind, orderNumber: string) =>
      `Freigegeben: ${kinds[kind]} ${orderNumber}`,
    text: {
      plugins: (project: string) =>
        `die bestellten Plugins für „${project}“ sind freigegeben. Ihre Website richtet sie selbst ein, meist innerhalb einer halben Stunde. Sie müssen nichts tun.`,
      conversion: (project: string) =>
        `die Testphase der Plugins von „${project}“ ist beendet, sie laufen mit allen Daten weiter. Sie müssen nichts tun.`,
      renewal: (project: string) =>
        `die Plugins von „${project}“ werden verlängert. Sie müssen nichts tun.`,
      upgrade: (project: string) =>
        `für das Plugin von „${project}“ gilt die neue Laufzeit. Sie müssen nichts tun.`,
    },
    causes: {
      paid: (amount: string) => `Ihre Zahlung von ${amount} ist eingegangen.`,
      invoiceTerms: (amount: string, days: number) =>
        `Den Gesamtpreis von ${amount} bezahlen Sie auf Rechnung, innerhalb von ${days} Tagen.`,
      free: () => 'Das kostet Sie nichts.',
    },
    open: { text: 'Den Stand sehen Sie hier:', link: 'Bestellung öffnen' },
  },
}
