import type { Process } from './process'
import { sendReceived } from './send-received'

/** Mails that can never hold up the main process. */
export const mails: Process = {
  queue: 'mails',
  inVain: 'alert',
  table: { ProjectOrdered: sendReceived },
}
