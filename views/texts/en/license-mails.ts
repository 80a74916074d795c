import type { licenseMailTexts as de } from '../de/license-mails'

/** Mails about the dates of licenses. `plugins`: their names as a list; days as dates. */
export const licenseMailTexts: typeof de = {
  trialEnding: {
    subject: (plugins, at) => `Your trial ends on ${at}: ${plugins}`,
    text: (plugins, project, at, mail) => [
      `the trial of ${plugins} for ${project} ends on ${at}.`,
      `If you want to go on afterwards, please write to us at ${mail} before then. Your data will be kept.`,
      'Otherwise there is nothing for you to do: the trial ends by itself and costs nothing.',
    ],
  },
  trialEnded: {
    subject: (plugins) => `Your trial has ended: ${plugins}`,
    text: (plugins, project, mail) => [
      `the trial of ${plugins} for ${project} has ended.`,
      `If you want to go on, please write to us at ${mail}.`,
    ],
  },
  licenseRenewalDue: {
    subject: (plugins, day) => `Paid until ${day}: ${plugins}`,
    text: (plugins, project, day, mail) => [
      `${plugins} for ${project}: this is paid until ${day}.`,
      `If you want to renew it and have had neither an invoice nor a payment link for it from us yet, please write to us at ${mail}.`,
      'If you have already paid, there is nothing for you to do.',
    ],
  },
  licenseOverdue: {
    subject: (plugins) => `Not renewed yet: ${plugins}`,
    text: (plugins, project, day, end, mail) => [
      `${plugins} for ${project}: this was paid until ${day}. We have not received a payment for the time after that yet.`,
      `Everything keeps running until ${end}. Without a payment we then suspend the licenses.`,
      `If you have had neither an invoice nor a payment link from us, please write to us at ${mail}. If you have only just paid, there is nothing for you to do.`,
    ],
  },
  licensesSuspended: {
    subject: (plugins) => `Suspended: ${plugins}`,
    text: (plugins, project, end, mail) => [
      `we have received no payment for ${plugins} (${project}). We have therefore suspended the licenses.`,
      `As soon as you have paid, we reinstate them. This is possible until ${end}; after that they expire.`,
      `If you have any questions, please write to us at ${mail}.`,
    ],
  },
  licensesExpired: {
    subject: (plugins) => `Expired: ${plugins}`,
    text: (plugins, project, mail) => [
      `the licenses for ${plugins} (${project}) have expired.`,
      `If you want to use ${plugins} again, please write to us at ${mail}.`,
    ],
  },
}
