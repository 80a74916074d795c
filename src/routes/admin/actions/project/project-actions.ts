import type { ProjectFacts } from '../../../../domain/project/allowed-actions'
import type { AdminAction } from '../define-action'
import { writeOff } from '../payments/write-off'
import { archiving } from './archiving'
import { cancellation } from './cancellation'
import type { ProjectActionKind } from './define-project-action'
import { deployment } from './deployment'
import { domain } from './domain'
import { evidence } from './evidence'
import { invitation } from './invitation'
import { invoiceApproval } from './invoice-approval'
import { pause } from './pause'
import { paymentConfirmation } from './payment-confirmation'
import { refund } from './refund'
import { refundApproval, refundRejection, refundTransfer } from './refund-decisions'
import { reinstatement } from './reinstatement'
import { resumption } from './resumption'
import { runtimeKey } from './runtime-key'
import { server } from './server'
import { skip } from './skip'
import { suspension } from './suspension'
import { teardown } from './teardown'
import { trackerLink } from './tracker-link'
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
