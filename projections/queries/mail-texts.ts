import type { Sql } from '../projection'
import { firstRow } from '../projection'

/** A mail that we sent or tried to send; its text stays sealed under the key of `personId`. */
export type MailTextRow = {
  id: string
  messageId: string
  personId: string
  recipient: 'customer' | 'staff'
  projectId: string | null
  template: string
  sealed: string
  /** When it was last tried. */
  begunAt: string
  /** When the mail server took it. */
  acceptedAt: string | null
}

export const findMailText = (sql: Sql, id: string) =>
  sql<MailTextRow[]>`select * from mail_texts where id = ${id}`.then(firstRow)

/** What a customer was written, newest first. */
export const listCustomerMails = (sql: Sql, personId: string, limit: number) =>
  sql<(MailTextRow & { projectName: string | null })[]>`
    select m.*, p.name as project_name
    from mail_texts m left join projects p on p.id = m.project_id
    where m.person_id = ${personId} and m.recipient = 'customer'
    order by m.begun_at desc limit ${limit}`
