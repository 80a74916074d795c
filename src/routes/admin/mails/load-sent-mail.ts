import { personStream } from '../../../../events/streams'
import type { MailTextRow } from '../../../../projections/queries/mail-texts'
import { findMailText } from '../../../../projections/queries/mail-texts'
import { findProject } from '../../../../projections/queries/projects'
import type { SentMail } from '../../../../views/admin/mails/sent-mail-page'
import { openMail } from '../../../security/sealed-mail'
import type { RequestContext } from '../../http/permission-router'
import { isUuid } from '../../http/query-parameters'
import type { RouteDependencies } from '../../http/route-dependencies'

/** The keys in links let in whoever has them: staff read the mail, but do not come in by it. */
const hideLinkKeys = (text: string) => text.replaceAll(/([?&](?:t|invite|reset)=)[\w.~-]+/g, '$1…')

/** The row of a mail that was sent; undefined once its person was erased. */
export const findRequestedMailText = async (
  c: RequestContext,
  { sql }: RouteDependencies,
): Promise<MailTextRow | undefined> => {
  const id = c.req.param('id')
  return isUuid(id) ? findMailText(sql, id) : undefined
}

/** The mail as it was sent, but for the keys in its links. */
export const loadSentMail = async (
  { sql, vault }: RouteDependencies,
  row: MailTextRow,
): Promise<SentMail | undefined> => {
  const { id, personId, messageId, projectId, recipient, template, begunAt, acceptedAt } = row
  const [key, project] = await Promise.all([
    vault.findPersonKey(personId),
    projectId ? findProject(sql, projectId) : undefined,
  ])
  if (!key) return undefined
  const mail = openMail(vault, key, { stream: personStream(personId), messageId }, row.sealed)
  return {
    id,
    template,
    begunAt,
    acceptedAt,
    to: mail.to,
    subject: mail.subject,
    text: hideLinkKeys(mail.text),
    ...(mail.html ? { html: hideLinkKeys(mail.html) } : {}),
    ...(project ? { project: { id: project.id, name: project.name } } : {}),
    ...(recipient === 'customer' ? { customerId: personId } : {}),
  }
}
