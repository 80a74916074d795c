import { composeStaffStalledMail } from '../../../views/mails/staff-mails'
import type { Process, Step } from '../engine/process'
import { mailStaff } from './mail-staff'
import { isStillStalled } from './progress-mails'

/** Tells those who mend it that a project stands still, if it still does. */
const mailStaffStalled: Step = {
  id: 'payment',
  run: async (context) => {
    const { cause } = context
    if (cause.type !== 'ProvisioningStalled' || !isStillStalled(context)) return undefined
    await mailStaff(context, {
      template: 'staff-stalled',
      key: cause.id,
      render: (to) => composeStaffStalledMail(to, cause.data),
    })
    return undefined
  },
}

/** What staff are written to about; it can never hold up the main process. */
export const staffMails: Process = {
  queue: 'staff-mails',
  onFailure: 'alert',
  table: { ProvisioningStalled: mailStaffStalled },
}
