import type { ProjectAct } from '../projects/project-view-model'

/** The acts that write at vendors: their plan is shown before they are confirmed. */
export const plannedActs: readonly ProjectAct[] = [
  'resumption',
  'deployment',
  'runtime-key',
  'evidence',
  'transfer-code',
  'domain',
  'server',
  'teardown',
]
