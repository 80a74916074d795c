import type { ProcessDependencies } from '../engine/process-dependencies'
import { readExpectedState } from './expected-state'
import { findHostingDrift } from './find-hosting-drift'
import { createFinding } from './finding'

type CoolifyResource = { uuid: string; name: string }
type OrphanKind = 'application' | 'database' | 'project'

const driftKindByResource = {
  application: 'orphanApplication',
  database: 'orphanDatabase',
  project: 'orphanProject',
} as const

/** Compared once more before it is removed for good: somebody may have ordered it meanwhile. */
export const isStillOrphan = async (
  { sql, nameservers, now }: ProcessDependencies,
  kind: OrphanKind,
  { uuid, name }: CoolifyResource,
): Promise<boolean> => {
  const known = await readExpectedState(sql, { asOf: now().toISOString(), nameservers })
  const none = { projects: [], applications: [], databases: [], servers: [] }
  const alone = { uuid, name, domains: [], state: 'running' as const }
  const hosting = {
    ...none,
    ...(kind === 'application' ? { applications: [alone] } : {}),
    ...(kind === 'database' ? { databases: [alone] } : {}),
    ...(kind === 'project' ? { projects: [alone] } : {}),
  }
  const observed = { zones: new Map(), nameservers: new Map(), sites: new Map(), hosting }
  const wanted = createFinding(driftKindByResource[kind], `${name} ${uuid}`, {}).id
  return findHostingDrift(observed, known).some(({ id }) => id === wanted)
}
