import type { Locale } from '../texts/locale'
import { expiringMail, staffExpiringMail } from './domain-expiry-mails'
import {
  archivedMail,
  cancelledMail,
  reinstatedMail,
  suspendedMail,
  tornDownMail,
} from './lifecycle-mails'
import type { Mail } from './mail-content'
import { receivedMail } from './order-received-mail'
import { delayedMail, neededMail, startedMail } from './provisioning-mails'
import { staffStalledMail } from './staff-mails'
import type { TemplateName } from './template-names'
import { transferCompletedMail, transferFailedMail, transferStartedMail } from './transfer-mails'
import { liveMail } from './welcome-mail'

const base = 'https://marketplace.example'
const site = 'https://berger.example/'

/** Nobody's data, for the previews. */
const example = (locale: Locale) => ({
  locale,
  customerName: 'Ada Berger',
  projectName: 'Berger & Partner',
  domain: 'berger.example',
  trackerUrl: `${base}/orders/1?t=example`,
})

const colleague = (locale: Locale) => ({
  locale,
  name: 'Jana Muster',
  projectName: 'Berger & Partner',
  orderNumber: '2026-00417',
  projectUrl: `${base}/admin/projects/1`,
})

const price = {
  netCents: 4900,
  taxCents: 931,
  grossCents: 5831,
  currency: 'EUR' as const,
  taxRatePercent: 19,
  lines: [],
}
const expiring = { domain: 'berger.example', expiresAt: '2027-01-31T12:00:00.000Z', days: 30 }
const domainTaken = { vendor: 'coolify' as const, code: '409', owner: 'caseworker' as const }

/** Each of our mails as it looks with example data. */
export const templates: Record<TemplateName, (locale: Locale) => Mail> = {
  received: (locale) => receivedMail({ ...example(locale), orderNumber: '2026-00417', price }),
  started: (locale) => startedMail(example(locale), 'registered'),
  'transfer-started': (locale) => transferStartedMail(example(locale)),
  'transfer-failed': (locale) =>
    transferFailedMail(example(locale), { vendor: 'inwx', code: '2202' }),
  'transfer-completed': (locale) => transferCompletedMail(example(locale)),
  delayed: (locale) => delayedMail(example(locale), domainTaken),
  needed: (locale) => neededMail(example(locale), { vendor: 'inwx', code: '2106' }),
  welcome: (locale) =>
    liveMail({
      ...example(locale),
      siteUrl: site,
      inviteUrl: `${site}admin/welcome?invite=example`,
      trainingUrl: `${base}/training`,
    }),
  expiring: (locale) => expiringMail(example(locale), expiring),
  suspended: (locale) => suspendedMail(example(locale)),
  reinstated: (locale) => reinstatedMail(example(locale), site),
  archived: (locale) => archivedMail(example(locale)),
  'torn-down': (locale) => tornDownMail(example(locale), 'keep', 'registered'),
  cancelled: (locale) =>
    cancelledMail(example(locale), {
      cause: 'expired',
      money: 'none',
      shopUrl: `${base}/order`,
    }),
  'staff-stalled': (locale) =>
    staffStalledMail(colleague(locale), { step: 'deployment', ...domainTaken }),
  'staff-expiring': (locale) => staffExpiringMail(colleague(locale), expiring),
}
