import { personStream } from '../../../events/streams'
import { isMailAccepted } from '../../../projections/queries/vendor-calls'
import type { OutgoingMail } from '../../integrations/smtp/mail-client'
import { VendorError } from '../../integrations/vendor-error'
import { sealMail } from '../../security/sealed-mail'
import { markMailAccepted, saveMailText } from '../../store/ledgers/mail-texts'
import type { StepContext } from '../engine/process'

/** Who gets it, and under whose key its text is kept. */
export type MailOwner = { personId: string; recipient: 'customer' | 'staff' }

type Dependencies = Pick<StepContext, 'withAdvisoryLock' | 'mail' | 'sql' | 'vault'> & {
  /** Absent for mails that are about no project. */
  project?: Pick<StepContext['project'], 'id'>
}

const alreadySendingError = (messageId: string) =>
  new VendorError({
    vendor: 'smtp',
    errorClass: 'waiting',
    code: 'STEP_RUNNING',
    owner: 'us',
    vendorText: `${messageId} is being sent by another worker`,
  })

/** Before it is sent, so that no mail is out whose text nobody knows. */
const keepText = async (
  { sql, vault, project }: Dependencies,
  { template, messageId, ...mail }: OutgoingMail & { template: string },
  { personId, recipient }: MailOwner,
) => {
  const key = await vault.findPersonKey(personId)
  if (!key) return
  const sealed = sealMail(vault, key, { stream: personStream(personId), messageId }, mail)
  await saveMailText(sql, {
    messageId,
    personId,
    recipient,
    projectId: project?.id ?? null,
    template,
    sealed,
  })
}

/**
 * Sends a mail that the server has not accepted yet; there is a second copy only
 * where its acceptance was not recorded. Throws a waiting VendorError while another worker is sending it.
 */
export const sendMailOnce = async (
  deps: Dependencies,
  outgoing: OutgoingMail & { template: string },
  owner: MailOwner,
) => {
  const { withAdvisoryLock, mail, project, sql } = deps
  const { messageId } = outgoing
  const sent = await withAdvisoryLock(`mail ${messageId}`, async () => {
    if (!(await isMailAccepted(sql, project?.id, messageId))) {
      await keepText(deps, outgoing, owner)
      await mail.send(outgoing)
    }
    await markMailAccepted(sql, messageId)
  })
  if (sent === 'locked') throw alreadySendingError(messageId)
}
