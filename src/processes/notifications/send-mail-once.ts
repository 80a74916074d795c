import { isMailAccepted } from '../../../projections/queries/vendor-calls'
import type { OutgoingMail } from '../../integrations/smtp/mail-client'
import { VendorError } from '../../integrations/vendor-error'
import type { StepContext } from '../engine/process'

const alreadySendingError = (messageId: string) =>
  new VendorError({
    vendor: 'smtp',
    errorClass: 'waiting',
    code: 'STEP_RUNNING',
    owner: 'us',
    vendorText: `${messageId} is being sent by another worker`,
  })

/**
 * Sends a mail of the project that the server has not accepted yet; there is a second copy only
 * where its acceptance was not recorded. Throws a waiting VendorError while another worker is sending it.
 */
export const sendMailOnce = async (
  {
    withAdvisoryLock,
    mail,
    project,
    sql,
  }: Pick<StepContext, 'withAdvisoryLock' | 'mail' | 'project' | 'sql'>,
  outgoing: OutgoingMail,
) => {
  const { messageId } = outgoing
  const sent = await withAdvisoryLock(`mail ${messageId}`, async () => {
    if (!(await isMailAccepted(sql, project.id, messageId))) await mail.send(outgoing)
  })
  if (sent === 'locked') throw alreadySendingError(messageId)
}
