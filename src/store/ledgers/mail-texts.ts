import type { Sql } from '../../../projections/projection'
import type { MailTextRow } from '../../../projections/queries/mail-texts'

type NewMailText = Pick<
  MailTextRow,
  'messageId' | 'personId' | 'recipient' | 'projectId' | 'template' | 'sealed'
>

/** Keeps the text that is sent now; nothing for a person who was erased meanwhile. */
export const saveMailText = (sql: Sql, mail: NewMailText) =>
  sql`insert into mail_texts (message_id, person_id, recipient, project_id, template, sealed)
    select ${mail.messageId}, person_id, ${mail.recipient}, ${mail.projectId}, ${mail.template},
      ${mail.sealed}
    from person_keys where person_id = ${mail.personId}
    on conflict (message_id) do update set sealed = excluded.sealed, begun_at = excluded.begun_at`

export const markMailAccepted = (sql: Sql, messageId: string) =>
  sql`update mail_texts set accepted_at = now()
    where message_id = ${messageId} and accepted_at is null`
