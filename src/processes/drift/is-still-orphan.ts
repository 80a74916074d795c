import type { Tools } from '../engine/process'
import { knownNow } from './expected-state'
import { hostingDrift } from './find-hosting-drift'
import { finding } from './finding'

type Thing = { uuid: string; name: string }
type Kind = 'application' | 'database' | 'project'

const kindOf = {
  application: 'orphanApplication',
  database: 'orphanDatabase',
  project: 'orphanProject',
} as const

/** Compared once more before it is removed for good: somebody may have ordered it meanwhile. */
export const isStillOrphan = async (
  { sql, nameservers, now }: Tools,
  kind: Kind,
  { uuid, name }: Thing,
): Promise<boolean> => {
  const known = await knownNow(sql, { asOf: now().toISOString(), nameservers })
  const none = { projects: [], applications: [], databases: [], servers: [] }
  const alone = { uuid, name, domains: [], state: 'running' as const }
  const hosting = {
    ...none,
    ...(kind === 'application' ? { applications: [alone] } : {}),
    ...(kind === 'database' ? { databases: [alone] } : {}),
    ...(kind === 'project' ? { projects: [alone] } : {}),
  }
  const seen = { zones: new Map(), nameservers: new Map(), sites: new Map(), hosting }
  const wanted = finding(kindOf[kind], `${name} ${uuid}`, {}).id
  return hostingDrift(seen, known).some(({ id }) => id === wanted)
}
