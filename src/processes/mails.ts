import type { Process } from './process'
import { sendReceived } from './send-received'
import { tellTransferCompleted, tellTransferStarted } from './tell-domain'
import {
  tellArchived,
  tellCancelled,
  tellReinstated,
  tellSuspended,
  tellTornDown,
} from './tell-life'
import { tellStalled, tellStarted } from './tell-progress'

/** What customers are written to about; it can never hold up the main process. */
export const mails: Process = {
  queue: 'mails',
  inVain: 'alert',
  table: {
    ProjectOrdered: sendReceived,
    OrderCancelled: tellCancelled,
    ProvisioningReleased: tellStarted,
    DomainTransferStarted: tellTransferStarted,
    DomainAssigned: tellTransferCompleted,
    ProvisioningStalled: tellStalled,
    ProjectSuspended: tellSuspended,
    ProjectReinstated: tellReinstated,
    ProjectArchived: tellArchived,
    DnsRemoved: tellTornDown,
  },
}
