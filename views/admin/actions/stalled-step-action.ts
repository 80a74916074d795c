import { findStallAction } from '../../../src/domain/project/trouble-fixes'
import type { ProjectViewModel } from '../projects/project-view-model'

/** The one action that a stalled step offers on this page. */
export const findStalledStepAction = ({ project, actions }: ProjectViewModel) =>
  findStallAction(project.stalled, (code) => actions.some((action) => action === code))
