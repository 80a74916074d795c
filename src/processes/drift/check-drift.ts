import { classifyError, isDatabaseError } from '../engine/classify-error'
import type { ProcessDependencies } from '../engine/process-dependencies'
import { readExpectedState } from './expected-state'
import { findDrift } from './find-drift'
import { observeVendors } from './observe-vendors'
import { saveFindings } from './save-findings'

type DriftRun = { id: string; cause: 'nightly' | 'ordered' }

const startRun = ({ sql }: ProcessDependencies, { id, cause }: DriftRun, asOf: string) => sql`
  insert into drift_runs (id, cause, asked_at, started_at) values (${id}, ${cause}, ${asOf}, ${asOf})
  on conflict (id) do update set started_at = ${asOf}`

const failRun = ({ sql }: ProcessDependencies, { id }: DriftRun, code: string) => sql`
  update drift_runs set ended_at = now(),
    missing = ${JSON.stringify([{ source: 'ours', code }])}::text::jsonb
  where id = ${id}`

const compareWithVendors = async (deps: ProcessDependencies, run: DriftRun, asOf: string) => {
  const { sql, nameservers } = deps
  const before = await readExpectedState(sql, { asOf, nameservers })
  const { observed, missing } = await observeVendors(deps, before)
  const expected = await readExpectedState(sql, { asOf, nameservers })
  const findings = findDrift(observed, expected)
  await saveFindings(deps, { runId: run.id, asOf, findings, missing })
  return { findings, missing }
}

/** Asks all vendors and keeps what differs. What we know is read again after they answered. */
export const checkDrift = async (deps: ProcessDependencies, run: DriftRun) => {
  const asOf = deps.now().toISOString()
  await startRun(deps, run, asOf)
  try {
    return await compareWithVendors(deps, run, asOf)
  } catch (error) {
    if (!isDatabaseError(error)) await failRun(deps, run, classifyError(error).code)
    throw error
  }
}
