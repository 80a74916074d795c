import type { ProjectRow } from '../../../../projections/projects'
import type { RefusedForm } from '../../../../views/admin/actions/action-view'
import { ProjectLiveUpdate } from '../../../../views/admin/projects/project-live-update'
import type { Locale } from '../../../../views/texts/locale'
import { textsFor } from '../../../../views/texts/texts'
import { listStepsByTime } from '../../../domain/project/step-progress'
import type { Staff } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { loadStepProgress } from '../../orders/order-status'
import { loadLatestEntries } from './project-tabs'
import { loadProjectViewModel } from './project-view-model'

type FragmentOptions = { staff: Staff; locale: Locale; refused?: RefusedForm }

/** The live regions of a project's page: its steps and what moves with them, as they are now. */
export const renderProjectFragment = async (
  deps: RouteDependencies,
  project: ProjectRow,
  look: FragmentOptions,
) => {
  const { locale, staff, refused } = look
  const t = textsFor(locale)
  const [latest, { events, pending }] = await Promise.all([
    loadLatestEntries(deps, { project, staff }),
    loadStepProgress(deps, project),
  ])
  const telling = latest.map(({ event }) => event)
  const model = await loadProjectViewModel(deps, project, {
    staff,
    t,
    historyEvents: telling,
    ...(refused ? { refused } : {}),
  })
  const now = deps.now().toISOString()
  const live = { t, now, model, steps: listStepsByTime(events, pending), latest }
  return { html: <ProjectLiveUpdate {...live} />, at: project.version, pending }
}
