import type { LaterPurchaseKind } from '../../../../events/payment/plugin-order'

const kinds: Record<LaterPurchaseKind, string> = {
  plugins: 'Order',
  conversion: 'Order after the trial',
  renewal: 'Renewal',
  upgrade: 'Longer cycle',
}

/** Mails about what a live project orders later. */
export const purchaseMailTexts = {
  purchaseOrdered: {
    subject: (kind: LaterPurchaseKind, orderNumber: string) =>
      `Please pay: ${kinds[kind]} ${orderNumber}`,
    text: {
      plugins: (project: string, amount: string) =>
        `further plugins were ordered for “${project}”. The total is ${amount}. As soon as it is paid, we set the plugins up on your website.`,
      conversion: (project: string, amount: string) =>
        `plugins that run on trial on “${project}” were ordered. The total is ${amount}. As soon as it is paid, the trial ends and the plugins go on with all their data.`,
      renewal: (project: string, amount: string) =>
        `the plugins of “${project}” can be renewed for the next period. The total is ${amount}. They are renewed as soon as it is paid.`,
      upgrade: (project: string, amount: string) =>
        `a longer cycle was ordered for a plugin of “${project}”. The total is ${amount}. The new cycle applies as soon as it is paid.`,
    },
    until: (day: string) => `You can pay until ${day}. After that this offer ends.`,
    open: { text: 'You pay here:', link: 'Open the order and pay' },
  },
  purchaseReleased: {
    subject: (kind: LaterPurchaseKind, orderNumber: string) =>
      `Released: ${kinds[kind]} ${orderNumber}`,
    text: {
      plugins: (project: string) =>
        `the plugins ordered for “${project}” are released. Your website sets them up by itself, usually within half an hour. You need not do anything.`,
      conversion: (project: string) =>
        `the trial of the plugins of “${project}” has ended, and they go on with all their data. You need not do anything.`,
      renewal: (project: string) =>
        `the plugins of “${project}” are being renewed. You need not do anything.`,
      upgrade: (project: string) =>
        `the new cycle applies to the plugin of “${project}”. You need not do anything.`,
    },
    causes: {
      paid: (amount: string) => `Your payment of ${amount} has arrived.`,
      invoiceTerms: (amount: string, days: number) =>
        `You pay the total of ${amount} on invoice, within ${days} days.`,
      free: () => 'It costs you nothing.',
    },
    open: { text: 'You can follow it here:', link: 'Open the order' },
  },
}
