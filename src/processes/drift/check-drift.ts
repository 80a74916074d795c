import { isDatabaseTrouble, troubleOf } from '../engine/classify-error'
import type { Tools } from '../engine/process'
import { knownNow } from './expected-state'
import { driftOf } from './find-drift'
import { lookAround } from './observe-vendors'
import { keepFindings } from './save-findings'

type Run = { id: string; cause: 'nightly' | 'ordered' }

const begin = ({ sql }: Tools, { id, cause }: Run, asOf: string) => sql`
  insert into drift_runs (id, cause, asked_at, started_at) values (${id}, ${cause}, ${asOf}, ${asOf})
  on conflict (id) do update set started_at = ${asOf}`

const broken = ({ sql }: Tools, { id }: Run, code: string) => sql`
  update drift_runs set ended_at = now(),
    missing = ${JSON.stringify([{ source: 'ours', code }])}::text::jsonb
  where id = ${id}`

const compare = async (tools: Tools, run: Run, asOf: string) => {
  const { sql, nameservers } = tools
  const before = await knownNow(sql, { asOf, nameservers })
  const { seen, missing } = await lookAround(tools, before)
  const known = await knownNow(sql, { asOf, nameservers })
  const findings = driftOf(seen, known)
  await keepFindings(tools, { runId: run.id, asOf, findings, missing })
  return { findings, missing }
}

/** Asks all vendors and keeps what differs. What we know is read again after they answered. */
export const checkDrift = async (tools: Tools, run: Run) => {
  const asOf = tools.now().toISOString()
  await begin(tools, run, asOf)
  try {
    return await compare(tools, run, asOf)
  } catch (error) {
    if (!isDatabaseTrouble(error)) await broken(tools, run, troubleOf(error).code)
    throw error
  }
}
