import type { Locale } from '../texts/locale'
import { composeConfirmationMail } from './confirmation-mail'
import {
  composeDomainExpiryMail,
  composeDomainRenewedMail,
  composeRenewalRefusedMail,
  composeStaffDomainExpiryMail,
} from './domain-expiry-mails'
import { composeInvitationMail } from './invitation-mail'
import { composeLicenseMail, type LicenseNotice } from './license-mails'
import {
  composeArchivedMail,
  composeCancelledMail,
  composeMovedMail,
  composePausedMail,
  composeReinstatedMail,
  composeSuspendedMail,
  composeTeardownMail,
} from './lifecycle-mails'
import type { MailContent } from './mail-content'
import { composeOrderReceivedMail } from './order-received-mail'
import { composePasswordResetMail } from './password-reset-mail'
import {
  composeActionNeededMail,
  composeDelayedMail,
  composePaymentReturnedMail,
  composeProvisioningStartedMail,
} from './provisioning-mails'
import { composePurchaseMail, composePurchaseReleasedMail } from './purchase-mails'
import { composeRefundMail } from './refund-mail'
import {
  composeStaffApprovalMail,
  composeStaffFreeOrderMail,
  composeStaffStalledMail,
} from './staff-mails'
import { composeStaffDisputedMail, composeStaffPaymentReturnedMail } from './staff-payment-mails'
import type { MailTemplateName } from './template-names'
import { composeTrackerLinkMail } from './tracker-link-mail'
import {
  composeTransferCompletedMail,
  composeTransferFailedMail,
  composeTransferStartedMail,
} from './transfer-mails'
import { composeWelcomeMail } from './welcome-mail'
import {
  composeReleaseWithheldMail,
  composeStaffReleaseWithheldMail,
} from './withheld-release-mails'

const marketplaceUrl = 'https://marketplace.example'
const exampleSiteUrl = 'https://berger.example/'

/** Invented data for the previews. */
const exampleCustomer = (locale: Locale) => ({
  locale,
  customerName: 'Ada Berger',
  projectName: 'Berger & Partner',
  domain: 'berger.example',
  trackerUrl: `${marketplaceUrl}/orders/1?t=example`,
  contactMail: 'service@marketplace.example',
})

const exampleStaff = (locale: Locale) => ({
  locale,
  name: 'Jana Muster',
  projectName: 'Berger & Partner',
  orderNumber: '2026-00417',
  projectUrl: `${marketplaceUrl}/admin/projects/1`,
})

const examplePrice = {
  netCents: 4900,
  taxCents: 931,
  grossCents: 5831,
  currency: 'EUR' as const,
  taxRatePercent: 19,
  lines: [],
}
const examplePurchase = {
  kind: 'plugins' as const,
  orderNumber: '2026-00512',
  price: examplePrice,
}
const exampleEnd = '2027-01-30T23:00:00.000Z'
const exampleLicenseMail = (locale: Locale, notice: LicenseNotice) =>
  composeLicenseMail(exampleCustomer(locale), ['CRM', 'Kontakt'], notice)

const exampleExpiry = {
  domain: 'berger.example',
  expiresAt: '2027-01-31T12:00:00.000Z',
  renewBefore: '2027-01-30T12:00:00.000Z',
  days: 30,
}
const exampleReclaim = {
  amountCents: 5831,
  reason: 'fraudulent',
  paymentRef: 'pi_1',
  answerBy: '2026-12-14T12:00:00.000Z',
}
const exampleTrouble = { vendor: 'coolify' as const, code: '409', owner: 'caseworker' as const }

/** Renders each of our mails with example data. */
export const mailPreviews: Record<MailTemplateName, (locale: Locale) => MailContent> = {
  received: (locale) =>
    composeOrderReceivedMail({
      ...exampleCustomer(locale),
      orderNumber: '2026-00417',
      price: examplePrice,
    }),
  confirmation: (locale) =>
    composeConfirmationMail(exampleCustomer(locale), {
      orderNumber: '2026-00417',
      confirmationUrl: `${marketplaceUrl}/orders/1/confirmation?t=example`,
      endsAt: '2026-12-05T12:00:00.000Z',
    }),
  'payment-returned': (locale) => composePaymentReturnedMail(exampleCustomer(locale)),
  'release-withheld': (locale) => composeReleaseWithheldMail(exampleCustomer(locale)),
  started: (locale) => composeProvisioningStartedMail(exampleCustomer(locale), 'registered'),
  'transfer-started': (locale) => composeTransferStartedMail(exampleCustomer(locale)),
  'transfer-failed': (locale) =>
    composeTransferFailedMail(exampleCustomer(locale), { vendor: 'inwx', code: '2202' }),
  'transfer-completed': (locale) => composeTransferCompletedMail(exampleCustomer(locale)),
  delayed: (locale) => composeDelayedMail(exampleCustomer(locale), exampleTrouble),
  needed: (locale) =>
    composeActionNeededMail(exampleCustomer(locale), { vendor: 'inwx', code: '2106' }),
  welcome: (locale) =>
    composeWelcomeMail({
      ...exampleCustomer(locale),
      siteUrl: exampleSiteUrl,
      inviteUrl: `${exampleSiteUrl}admin/welcome?invite=example`,
      trainingUrl: `${marketplaceUrl}/training`,
    }),
  'tracker-link': (locale) => composeTrackerLinkMail(exampleCustomer(locale), '2026-00417'),
  invitation: (locale) =>
    composeInvitationMail(exampleCustomer(locale), `${exampleSiteUrl}admin/welcome?invite=example`),
  expiring: (locale) => composeDomainExpiryMail(exampleCustomer(locale), exampleExpiry),
  renewed: (locale) => composeDomainRenewedMail(exampleCustomer(locale), exampleExpiry),
  'renewal-refused': (locale) =>
    composeRenewalRefusedMail(exampleCustomer(locale), { amountCents: 702 }),
  'trial-ending': (locale) =>
    exampleLicenseMail(locale, { kind: 'trialEnding', until: exampleEnd }),
  'trial-ended': (locale) => exampleLicenseMail(locale, { kind: 'trialEnded' }),
  'license-renewal-due': (locale) =>
    exampleLicenseMail(locale, { kind: 'licenseRenewalDue', until: exampleEnd }),
  'license-overdue': (locale) =>
    exampleLicenseMail(locale, {
      kind: 'licenseOverdue',
      until: exampleEnd,
      runsUntil: '2027-02-13T23:00:00.000Z',
    }),
  'licenses-suspended': (locale) =>
    exampleLicenseMail(locale, {
      kind: 'licensesSuspended',
      expiresAt: '2027-03-01T23:00:00.000Z',
    }),
  'licenses-expired': (locale) => exampleLicenseMail(locale, { kind: 'licensesExpired' }),
  suspended: (locale) => composeSuspendedMail(exampleCustomer(locale)),
  reinstated: (locale) => composeReinstatedMail(exampleCustomer(locale), exampleSiteUrl),
  archived: (locale) => composeArchivedMail(exampleCustomer(locale), true),
  paused: (locale) => composePausedMail(exampleCustomer(locale)),
  moved: (locale) => composeMovedMail(exampleCustomer(locale)),
  'torn-down': (locale) => composeTeardownMail(exampleCustomer(locale), 'keep', 'registered'),
  cancelled: (locale) =>
    composeCancelledMail(exampleCustomer(locale), {
      cause: 'expired',
      settlement: 'none',
      shopUrl: `${marketplaceUrl}/order`,
    }),
  refunded: (locale) =>
    composeRefundMail(exampleCustomer(locale), {
      grossCents: 5831,
      lines: [{ code: 'kontakt', kind: 'plugin', netCents: 4900 }],
      taxCents: 931,
      plugins: [
        {
          name: 'kontakt',
          displayName: 'Kontaktformular',
          category: '',
          phase: 'v1',
          hasTrial: true,
          isFeatured: false,
          unlistedAt: null,
          fields: {},
        },
      ],
      way: 'stripe',
      orderNumber: '2026-00417',
    }),
  'purchase-ordered': (locale) =>
    composePurchaseMail(exampleCustomer(locale), {
      ...examplePurchase,
      payBy: '2026-12-05T12:00:00.000Z',
    }),
  'purchase-released': (locale) =>
    composePurchaseReleasedMail(exampleCustomer(locale), { ...examplePurchase, cause: 'paid' }),
  'staff-approval': (locale) =>
    composeStaffApprovalMail(exampleStaff(locale), { grossCents: 5831, paymentMethod: 'invoice' }),
  'staff-stalled': (locale) =>
    composeStaffStalledMail(exampleStaff(locale), { step: 'deployment', ...exampleTrouble }),
  'staff-disputed': (locale) => composeStaffDisputedMail(exampleStaff(locale), exampleReclaim),
  'staff-payment-returned': (locale) =>
    composeStaffPaymentReturnedMail(exampleStaff(locale), exampleReclaim),
  'staff-free-order': (locale) => composeStaffFreeOrderMail(exampleStaff(locale), 'furtherProject'),
  'staff-release-withheld': (locale) =>
    composeStaffReleaseWithheldMail(exampleStaff(locale), {
      code: 'VERSIONS_MISSING',
      detail: 'kontakt',
    }),
  'staff-expiring': (locale) => composeStaffDomainExpiryMail(exampleStaff(locale), exampleExpiry),
  'staff-password-reset': (locale) =>
    composePasswordResetMail({
      locale,
      name: 'Jana Muster',
      resetUrl: `${marketplaceUrl}/new-password?reset=example`,
      minutes: 30,
    }),
}
