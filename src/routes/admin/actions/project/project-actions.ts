import type { ProjectFacts } from '../../../../domain/project/allowed-actions'
import type { AdminAction } from '../define-action'
import { writeOff } from '../payments/write-off'
import { licenseRenewal, pluginOrder, purchaseCancellation } from '../purchases/purchase-actions'
import { cancellation } from './cancellation'
import { invitation, trackerLink } from './customer-links'
import type { ProjectActionKind } from './define-project-action'
import { domain } from './domain'
import { evidence } from './evidence'
import { invoiceApproval } from './invoice-approval'
import { paymentConfirmation } from './payment-confirmation'
import { archiving, pause, reinstatement, suspension } from './project-lifecycle'
import { deployment, resumption, runtimeKey, skip } from './provisioning'
import { refund } from './refund'
import { refundApproval, refundRejection, refundTransfer } from './refund-decisions'
import { server } from './server'
import { teardown } from './teardown'
import { transferCode } from './transfer-code'

/** Every action on a project, in the order in which the page offers them. */
export const projectActions: readonly AdminAction<ProjectActionKind>[] = [
  resumption,
  deployment,
  runtimeKey,
  invoiceApproval,
  paymentConfirmation,
  refund,
  refundApproval,
  refundRejection,
  refundTransfer,
  writeOff,
  pluginOrder,
  licenseRenewal,
  purchaseCancellation,
  cancellation,
  pause,
  skip,
  evidence,
  transferCode,
  domain,
  server,
  trackerLink,
  invitation,
  suspension,
  reinstatement,
  archiving,
  teardown,
]

/** What can be done to many projects at once. */
export const bulkActions = projectActions.filter(({ isBulk }) => isBulk)

export const allowedProjectActions = (facts: ProjectFacts) =>
  projectActions.filter((action) => action.isAllowed(facts))
