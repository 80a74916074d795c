import type { ProjectAct } from './project-shown'

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
