import type { Owner, StepId } from '../../events/codes'
import { stepIds } from '../../events/codes'
import { projectStream } from '../../events/streams'
import type { PendingStep } from '../../src/domain/project/step-progress'
import type { Sql } from '../projection'
import { firstRow } from '../projection'

type JobRow = {
  data: {
    step: string
    attempt: number
    waitingFor?: { vendor?: string; code: string; owner: Owner; since?: string }
  }
  dueAt: string
}

const isStepId = (step: string): step is StepId => stepIds.some((id) => id === step)

const toPendingStep = ({
  data: { step, attempt, waitingFor },
  dueAt,
}: JobRow): PendingStep | undefined =>
  isStepId(step) ? { step, attempt, dueAt, ...(waitingFor ? { waitingFor } : {}) } : undefined

/** The job that carries the project on, as the queue knows it now; undefined when there is none. */
export const findPendingStep = async (
  sql: Sql,
  projectId: string,
): Promise<PendingStep | undefined> => {
  const ofProject = sql`name = 'provisioning' and group_id = ${projectStream(projectId)}`
  // Each half has an index of pg-boss of its own.
  const row = await sql<JobRow[]>`
    select data, start_after as due_at, created_on from pgboss.job
      where ${ofProject} and state = 'active'
    union all
    select data, start_after as due_at, created_on from pgboss.job
      where ${ofProject} and state < 'active' and not blocked
    order by created_on desc limit 1`.then(firstRow)
  return row && toPendingStep(row)
}
