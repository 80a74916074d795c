import type { mails as de } from '../de/mails'

export const mails: typeof de = {
  greeting: (name) => `Dear ${name},`,
  goodbye: 'Kind regards\nYour VRS Marketplace team',
  received: {
    subject: (orderNumber) => `Your order ${orderNumber} has arrived`,
    text: (project) => `thank you for your order. We have recorded it for “${project}”.`,
    number: 'Order number',
    net: 'Net price',
    tax: (percent) => `VAT ${percent} %`,
    total: 'Total price',
    tracker: 'Here you can see the progress, pay or cancel at any time:',
    trackerLink: 'See the progress of the order',
    keep: 'The link belongs to you alone. Please do not pass it on.',
  },
  live: {
    subject: (project) => `Your website is online: ${project}`,
    text: (project) => `“${project}” is set up and can be reached.`,
    site: 'Your website',
    invite: 'Set the password for the administration of your website:',
    inviteLink: 'Set the password',
    inviteHint: 'The link is valid for seven days and only once.',
    training: 'We would be glad to show you everything. Choose an appointment:',
    trainingLink: 'Arrange an introduction',
  },
}
