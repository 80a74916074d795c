import type { RecordedEvent } from '../../../events'
import {
  composeReleaseWithheldMail,
  composeStaffReleaseWithheldMail,
} from '../../../views/mails/withheld-release-mails'
import { isReleaseWithheld } from '../../domain/order/withheld-release'
import { customerMailStep } from './customer-mail-step'
import { defineStaffMail } from './mail-staff'

const dueAfterMinutes = (minutes: number) => (event: RecordedEvent) =>
  new Date(Date.parse(event.at) + minutes * 60_000).toISOString()

/** What passes within minutes needs no mail. */
export const mailReleaseWithheld = customerMailStep(
  'payment',
  ({ project }) =>
    isReleaseWithheld(project)
      ? { template: 'release-withheld', render: composeReleaseWithheldMail }
      : undefined,
  { dueAt: dueAfterMinutes(30) },
)

/** Staff resolve what is missing, or pay the money back. */
export const mailStaffReleaseWithheld = defineStaffMail({
  template: 'staff-release-withheld',
  obsolete: 'the order was released or cancelled',
  dueAt: dueAfterMinutes(5),
  compose: ({ cause, project }) => {
    if (cause.type !== 'ReleaseWithheld' || !isReleaseWithheld(project)) return undefined
    return (to) => composeStaffReleaseWithheldMail(to, cause.data)
  },
})
