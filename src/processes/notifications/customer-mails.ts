import type { Process } from '../engine/process'
import {
  mailDomainRenewed,
  mailRenewalRefused,
  mailTransferCompleted,
  mailTransferStarted,
} from './domain-mails'
import { mailConfirmation } from './free-order-mails'
import { mailAboutLicenses } from './license-mails'
import {
  mailOrderCancelled,
  mailProjectArchived,
  mailProjectReinstated,
  mailProjectSuspended,
  mailProjectTornDown,
  mailProvisioningPaused,
  mailSiteMoved,
} from './lifecycle-mails'
import { mailOrderReceived } from './mail-order-received'
import {
  mailPaymentReturned,
  mailProvisioningStalled,
  mailProvisioningStarted,
} from './progress-mails'
import { mailPurchase, mailPurchaseReleased } from './purchase-mails'
import { mailRefundIssued } from './refund-mails'
import { mailInvitation, mailTrackerLink, resendMail } from './requested-mails'
import { mailReleaseWithheld } from './withheld-release-mails'

/** What customers are written to about; it can never hold up the main process. */
export const customerMails: Process = {
  queue: 'mails',
  onFailure: 'alert',
  // Owners of satellites of the old marketplace never ordered here, and have no page of theirs.
  isInactive: ({ importedAt }) => importedAt !== undefined,
  table: {
    ProjectOrdered: mailOrderReceived,
    EmailConfirmationRequested: mailConfirmation,
    PaymentFailed: mailPaymentReturned,
    OrderCancelled: mailOrderCancelled,
    RefundIssued: mailRefundIssued,
    ReleaseWithheld: mailReleaseWithheld,
    PluginsOrdered: mailPurchase,
    RenewalOffered: mailPurchase,
    LicenseUpgradeOrdered: mailPurchase,
    PurchaseReleased: mailPurchaseReleased,
    ProvisioningReleased: mailProvisioningStarted,
    DomainTransferStarted: mailTransferStarted,
    DomainAssigned: mailTransferCompleted,
    DomainRenewed: mailDomainRenewed,
    RenewalRefused: mailRenewalRefused,
    LicenseReminderRequested: mailAboutLicenses,
    LicenseSuspended: mailAboutLicenses,
    LicenseExpired: mailAboutLicenses,
    TrialEnded: mailAboutLicenses,
    ProvisioningStalled: mailProvisioningStalled,
    ProvisioningPaused: mailProvisioningPaused,
    SiteVerified: mailSiteMoved,
    ProjectSuspended: mailProjectSuspended,
    ProjectReinstated: mailProjectReinstated,
    ProjectArchived: mailProjectArchived,
    DnsRemoved: mailProjectTornDown,
    TrackerLinkRequested: mailTrackerLink,
    InvitationRequested: mailInvitation,
    MailResendRequested: resendMail,
  },
}
