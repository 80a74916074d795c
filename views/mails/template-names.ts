import { isOneOf } from '../../events/codes'

/** The names of our mails in the call log, in the order in which a customer receives them. */
export const mailTemplateNames = [
  'received',
  'confirmation',
  'payment-returned',
  'release-withheld',
  'started',
  'transfer-started',
  'transfer-failed',
  'transfer-completed',
  'needed',
  'delayed',
  'welcome',
  'tracker-link',
  'invitation',
  'paused',
  'moved',
  'expiring',
  'renewed',
  'renewal-refused',
  'trial-ending',
  'trial-ended',
  'license-renewal-due',
  'license-overdue',
  'licenses-suspended',
  'licenses-expired',
  'suspended',
  'reinstated',
  'archived',
  'torn-down',
  'cancelled',
  'refunded',
  'purchase-ordered',
  'purchase-released',
  'staff-approval',
  'staff-stalled',
  'staff-free-order',
  'staff-release-withheld',
  'staff-expiring',
  'staff-password-reset',
  'staff-disputed',
  'staff-payment-returned',
] as const
export type MailTemplateName = (typeof mailTemplateNames)[number]

export const isMailTemplateName = (name: string): name is MailTemplateName =>
  isOneOf(mailTemplateNames, name)

export const isStaffMailTemplate = (name: MailTemplateName) => name.startsWith('staff-')
