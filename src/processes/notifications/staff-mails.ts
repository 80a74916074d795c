import { staffStalledMail } from '../../../views/mails/staff-mails'
import type { Process, Step } from '../engine/process'
import { mailStaff } from './mail-staff'
import { stillStands } from './progress-mails'

/** Tells those who mend it that a project stands still, if it still does. */
const tellStaff: Step = {
  id: 'payment',
  run: async (bench) => {
    const { cause } = bench
    if (cause.type !== 'ProvisioningStalled' || !stillStands(bench)) return undefined
    await mailStaff(bench, {
      template: 'staff-stalled',
      of: cause.id,
      write: (to) => staffStalledMail(to, cause.data),
    })
    return undefined
  },
}

/** What staff are written to about; it can never hold up the main process. */
export const staffMails: Process = {
  queue: 'staff-mails',
  inVain: 'alert',
  table: { ProvisioningStalled: tellStaff },
}
