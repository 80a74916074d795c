import type { Process } from '../engine/process'
import { tellTransferCompleted, tellTransferStarted } from './domain-mails'
import {
  tellArchived,
  tellCancelled,
  tellReinstated,
  tellSuspended,
  tellTornDown,
} from './lifecycle-mails'
import { sendReceived } from './mail-order-received'
import { tellStalled, tellStarted } from './progress-mails'

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
