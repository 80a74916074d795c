import type { Sql } from '../../../projections/projection'
import { createStatement } from '../postgres/statement'

type FreeOrder = { projectId: string; personId: string; mailboxHmac: string; isFirst: boolean }

/** What the database refuses when another order of the mailbox came first at the same moment. */
export const freeOrderTaken = 'FREE_ORDER_TAKEN'

/** Of each mailbox one open order is the first; an archived one makes room for the next. */
export const freeOrderRows = ({ projectId, personId, mailboxHmac, isFirst }: FreeOrder) => [
  createStatement(
    `update free_orders f set is_first = false
     where f.mailbox_hmac = $1 and f.is_first
       and exists (select from projects p where p.id = f.project_id and p.archived_at is not null)`,
    [mailboxHmac],
  ),
  createStatement(
    `insert into free_orders (project_id, person_id, mailbox_hmac, is_first)
     values ($1, $2, $3, $4)
     on conflict (project_id) do update
       set mailbox_hmac = excluded.mailbox_hmac, is_first = excluded.is_first`,
    [projectId, personId, mailboxHmac, isFirst],
  ),
]

/**
 * Whether the mailbox has a project besides that costs nothing, one that waits or one that is live, and
 * this one is not the first of them.
 */
export const hasOtherFreeProject = async (
  sql: Sql,
  {
    mailboxHmac,
    emailHmac,
    projectId,
  }: { mailboxHmac: string; emailHmac: string; projectId: string },
) => {
  const [row] = await sql<{ found: boolean }[]>`select not exists (
      select from free_orders
      where project_id = ${projectId} and mailbox_hmac = ${mailboxHmac} and is_first
    ) and (exists (
      select from free_orders f join projects p on p.id = f.project_id
      where f.mailbox_hmac = ${mailboxHmac} and p.archived_at is null and p.id <> ${projectId}
    ) or exists (
      select from person_emails e join projects p on p.customer_id = e.person_id
      where e.email_hmac = ${emailHmac} and e.kind = 'customer' and p.archived_at is null
        and (p.price->>'grossCents')::int = 0 and p.id <> ${projectId}
    )) as found`
  return row?.found === true
}
