import type { ExpectedProject, ExpectedState } from './expected-state'

/** Live, with nothing in progress: what the vendors show must be what our events say. */
export const isSteady = (project: ExpectedProject, { asOf }: Pick<ExpectedState, 'asOf'>) =>
  project.liveAt !== null &&
  project.importedAt === null &&
  project.archivedAt === null &&
  !project.underWay &&
  project.stalled === null &&
  project.pausedAt === null &&
  project.changedAt <= asOf

/** Nothing of it may stand anywhere any more, but for what was kept on purpose. */
export const isFullyRemoved = (project: ExpectedProject, { asOf }: Pick<ExpectedState, 'asOf'>) =>
  project.archivedAt !== null &&
  (project.tornDownAt !== null || project.releasedAt === null) &&
  project.changedAt <= asOf
