import { stepIds } from '../events/codes'
import type { Sql } from '../projections/projection'

type StepTimings = { step: string; jobs: number; waitMs: number; workMs: number }

/** Per provisioning step: the number of jobs, and the medians of their waiting and working time. */
const readStepTimings = (sql: Sql) => sql<StepTimings[]>`
  select data->>'step' as step, count(*)::int as jobs,
    percentile_cont(0.5) within group (order by 1000 * extract(epoch from
      started_on - greatest(start_after, created_on)))::float8 as "waitMs",
    percentile_cont(0.5) within group (order by 1000 * extract(epoch from
      completed_on - started_on))::float8 as "workMs"
  from pgboss.job where name = 'provisioning' and state = 'completed' group by 1`

const formatStep = ({ step, jobs, waitMs, workMs }: StepTimings, projects: number) =>
  `${step} ${(jobs / projects).toFixed(1)} jobs, waits ${waitMs.toFixed(0)}, works ${workMs.toFixed(0)} ms`

/** One line per step: jobs per project, and how long a job waits for a worker and then works. */
export const describeSteps = async (sql: Sql, projects: number): Promise<string[]> => {
  const stepIndex = (step: string) => (stepIds as readonly string[]).indexOf(step)
  const steps = (await readStepTimings(sql)).toSorted(
    (a, b) => stepIndex(a.step) - stepIndex(b.step),
  )
  return steps.map((step) => formatStep(step, projects))
}
