import type { Vendor } from '../../events/codes'
import type { Sql } from '../projection'

/** One outgoing call as it is shown on the project page. */
export type VendorCallRow = {
  id: string
  at: string
  vendor: Vendor
  method: string
  step: string | null
  attempt: number
  durationMs: number
  outcome: 'ok' | 'refused' | 'failed'
  code: string
  request: unknown
  response: unknown
  correlationId: string | null
}

export const listVendorCalls = (sql: Sql, projectId: string, limit: number) =>
  sql<VendorCallRow[]>`select * from vendor_calls where project_id = ${projectId}
    order by id desc limit ${limit}`

/** Whether the mail server has taken this mail of a project before. */
export const isMailAccepted = (sql: Sql, projectId: string | undefined, messageId: string) =>
  (projectId
    ? sql`select from vendor_calls where project_id = ${projectId} and vendor = 'smtp'
        and outcome = 'ok' and request->>'messageId' = ${messageId} limit 1`
    : sql`select from mail_texts where message_id = ${messageId} and accepted_at is not null`
  ).then((rows) => rows.length > 0)

/** A mail that we tried to send: which one and how it went, to nobody's name. */
export type SentMailRow = {
  id: string
  at: string
  template: string | null
  projectId: string | null
  projectName: string | null
  outcome: VendorCallRow['outcome']
  code: string
  /** Of its kept text; null for mails of before texts were kept, and of erased people. */
  textId: string | null
}

type SentMailFilter = { project?: string | undefined; before?: string | undefined; limit: number }

/** Newest first; `before` is the id of the last one that was shown. */
export const listSentMails = (sql: Sql, { project, before, limit }: SentMailFilter) =>
  sql<SentMailRow[]>`select c.id, c.at, c.request->>'template' as template, c.project_id,
      p.name as project_name, c.outcome, c.code, m.id as text_id
    from vendor_calls c left join projects p on p.id = c.project_id
      left join mail_texts m on m.message_id = c.request->>'messageId'
    where c.vendor = 'smtp'
      ${project ? sql`and c.project_id = ${project}` : sql``}
      ${before ? sql`and c.id < ${before}` : sql``}
    order by c.id desc limit ${limit}`
