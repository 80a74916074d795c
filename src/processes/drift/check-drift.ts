import { failDriftRun, startDriftRun } from '../../store/ledgers/drift-runs'
import { isDatabaseError } from '../../store/postgres/database-errors'
import { classifyError } from '../engine/classify-error'
import type { ProcessDependencies } from '../engine/process-dependencies'
import { readExpectedState } from './expected-state'
import { findDrift } from './find-drift'
import { observeVendors } from './observe-vendors'
import { saveFindings } from './save-findings'

type DriftRun = { id: string; cause: 'nightly' | 'ordered' }

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
  await startDriftRun(deps.sql, { ...run, asOf })
  try {
    return await compareWithVendors(deps, run, asOf)
  } catch (error) {
    if (!isDatabaseError(error)) await failDriftRun(deps.sql, run.id, classifyError(error).code)
    throw error
  }
}
