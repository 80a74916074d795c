import { mailWasTaken } from '../../../projections/queries/vendor-calls'
import type { Mail } from '../../integrations/smtp/mail-client'
import { VendorError } from '../../integrations/vendor-error'
import type { Bench } from '../engine/process'

const beingSent = (messageId: string) =>
  new VendorError({
    vendor: 'smtp',
    errorClass: 'waiting',
    code: 'STEP_RUNNING',
    owner: 'us',
    vendorText: `${messageId} is being sent by another worker`,
  })

/**
 * Sends a mail of the project that the server has not taken yet; there is a second copy only where
 * nobody heard that it was. Throws a waiting VendorError while another worker is sending it.
 */
export const sendOnce = async (
  { alone, mail, project, sql }: Pick<Bench, 'alone' | 'mail' | 'project' | 'sql'>,
  words: Mail,
) => {
  const { messageId } = words
  const sent = await alone(`mail ${messageId}`, async () => {
    if (!(await mailWasTaken(sql, project.id, messageId))) await mail.send(words)
  })
  if (sent === 'taken') throw beingSent(messageId)
}
