import type { AdditionalDomainRow } from '../additional-domains'
import type { Sql } from '../projection'
import type { ProjectRow } from '../projects'
import { projectColumns } from './projects'

/** Projects whose provisioning stands, the longest first. */
export const listStalledProjects = (sql: Sql, limit: number) =>
  sql<
    ProjectRow[]
  >`select ${projectColumns(sql)} from projects where stalled is not null and archived_at is null
    order by stalled->>'at', id limit ${limit}`

/** Projects with money that a person has to look at. */
export const listProjectsWithOpenTask = (sql: Sql, limit: number) =>
  sql<ProjectRow[]>`select ${projectColumns(sql)} from projects
    where id in (select project_id from money_tasks)
    order by changed_at, id limit ${limit}`

/** Orders that wait for their approval, as `isApprovalAwaited` has it. */
export const listOrdersToApprove = (sql: Sql, limit: number) =>
  sql<ProjectRow[]>`select ${projectColumns(sql)} from projects
    where status = 'pending_payment' and invoice_approved_at is null and paid_at is null
      and (payment_method = 'invoice' or ((price->>'grossCents')::int = 0
        and free_release is distinct from 'emailConfirmation'))
    order by ordered_at, id limit ${limit}`

export type StalledDomainRow = AdditionalDomainRow & { projectName: string }

/** Further names of projects that stand on their way. */
export const listStalledDomains = (sql: Sql, limit: number) =>
  sql<StalledDomainRow[]>`select n.*, p.name as project_name
    from project_names n join projects p on p.id = n.project_id
    where n.stalled is not null order by n.changed_at, n.name limit ${limit}`
