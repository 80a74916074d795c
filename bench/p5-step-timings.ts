import { stepIds } from '../events/codes'
import type { Sql } from '../projections/projection'

type StepTimings = { step: string; jobs: number; waited: number; worked: number }

/** Per step, over all jobs of the projects' way: how many, and their medians in ms. */
const readStepTimings = (sql: Sql) => sql<StepTimings[]>`
  select data->>'step' as step, count(*)::int as jobs,
    percentile_cont(0.5) within group (order by 1000 * extract(epoch from
      started_on - greatest(start_after, created_on)))::float8 as waited,
    percentile_cont(0.5) within group (order by 1000 * extract(epoch from
      completed_on - started_on))::float8 as worked
  from pgboss.job where name = 'provisioning' and state = 'completed' group by 1`

const formatStep = ({ step, jobs, waited, worked }: StepTimings, projects: number) =>
  `${step} ${(jobs / projects).toFixed(1)} jobs, waits ${waited.toFixed(0)}, works ${worked.toFixed(0)} ms`

/** Where the time of one project goes: per step its jobs, how long one waits to be taken up, and its work. */
export const describeSteps = async (sql: Sql, projects: number): Promise<string[]> => {
  const place = (step: string) => (stepIds as readonly string[]).indexOf(step)
  const steps = (await readStepTimings(sql)).toSorted((a, b) => place(a.step) - place(b.step))
  return steps.map((step) => formatStep(step, projects))
}
