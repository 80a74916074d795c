import type { renewalMailTexts as de } from '../de/renewal-mails'

export const countDays = (count: number) => (count === 1 ? 'one day' : `${count} days`)

/** Mails about the end of a domain's term and about the next one. */
export const renewalMailTexts: typeof de = {
  expiring: {
    subject: (domain, count) => `Your domain expires in ${countDays(count)}: ${domain}`,
    text: (domain, day) => `the term of your domain ${domain} ends on ${day}.`,
    renewal: (day) =>
      `We renew it as soon as your next payment has arrived. It must reach us before ${day}. If you have already paid, there is nothing for you to do.`,
    invoice: (mail) =>
      `If you have not had an invoice for it from us yet, please write to us at ${mail}.`,
    otherwise:
      'Without a renewal the domain expires. The website and e-mail under this name will then no longer work.',
  },
  renewed: {
    subject: (domain) => `Your domain has been renewed: ${domain}`,
    text: (domain, day) => [
      `we have renewed your domain ${domain}. It now runs until ${day}.`,
      'There is nothing for you to do.',
    ],
  },
  renewalRefused: {
    subject: (domain) => `Your domain was not renewed: ${domain}`,
    text: (domain, amount) => [
      `unfortunately your payment of ${amount} for the domain ${domain} came too late. The domain could not be renewed any more.`,
      'We will get in touch with you, also about the money.',
    ],
  },
}
