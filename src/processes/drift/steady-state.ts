import type { Known, KnownProject } from './expected-state'

/** Live, with nothing under way: what stands at the vendors must be what our events say. */
export const isAtRest = (project: KnownProject, { asOf }: Pick<Known, 'asOf'>) =>
  project.liveAt !== null &&
  project.archivedAt === null &&
  !project.underWay &&
  project.stalled === null &&
  project.pausedAt === null &&
  project.changedAt <= asOf

/** Nothing of it may stand anywhere any more, but for what was kept on purpose. */
export const isOver = (project: KnownProject, { asOf }: Pick<Known, 'asOf'>) =>
  project.archivedAt !== null &&
  (project.tornDownAt !== null || project.releasedAt === null) &&
  project.changedAt <= asOf
