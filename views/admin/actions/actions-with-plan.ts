import type { ProjectAction } from '../projects/project-view-model'

/** The acts that write at vendors: their plan is shown before they are confirmed. */
export const actionsWithPlan: readonly ProjectAction[] = [
  'resumption',
  'deployment',
  'runtime-key',
  'evidence',
  'transfer-code',
  'domain',
  'server',
  'teardown',
]
