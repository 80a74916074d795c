import type { Vendor } from '../../events/codes'
import { noStep } from '../../src/domain/project/project-tabs'
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

export type VendorCallFilter = {
  vendor?: string | undefined
  outcome?: string | undefined
  step?: string | undefined
}

/** Newest first; `before` is the id of the last one that was shown. */
export const listVendorCalls = (
  sql: Sql,
  projectId: string,
  filter: VendorCallFilter & { before?: string | undefined; limit: number },
) => {
  const { vendor, outcome, step, before, limit } = filter
  return sql<VendorCallRow[]>`select * from vendor_calls where project_id = ${projectId}
      ${vendor ? sql`and vendor = ${vendor}` : sql``}
      ${outcome ? sql`and outcome = ${outcome}` : sql``}
      ${step ? sql`and coalesce(step, ${noStep}) = ${step}` : sql``}
      ${before ? sql`and id < ${before}` : sql``}
    order by id desc limit ${limit}`
}

export type VendorCallCount = Pick<VendorCallRow, 'vendor' | 'outcome'> & {
  step: string
  count: number
}

/** How many calls of which vendor, outcome and step a project has, the latest step first. */
export const countVendorCalls = (sql: Sql, projectId: string) =>
  sql<VendorCallCount[]>`
    select vendor, outcome, coalesce(step, ${noStep}) as step, count(*)::int as count
    from vendor_calls where project_id = ${projectId}
    group by 1, 2, 3 order by max(id) desc`

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
