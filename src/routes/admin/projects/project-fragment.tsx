import type { ProjectRow } from '../../../../projections/projects'
import { ProjectLive } from '../../../../views/admin/projects/project-live-update'
import type { RefusedAct } from '../../../../views/admin/projects/project-view-model'
import type { Locale } from '../../../../views/texts/locale'
import { textsFor } from '../../../../views/texts/texts'
import type { Staff } from '../../http/permission-router'
import type { Desk } from '../../http/route-dependencies'
import { latestOf, progressOf } from './project-tabs'
import { shownProject } from './project-view-model'

type Look = { staff: Staff; locale: Locale; refused?: RefusedAct }

/** The live regions of a project's page: its steps and what moves with them, as they are now. */
export const projectFragment = async (desk: Desk, project: ProjectRow, look: Look) => {
  const { locale, staff, refused } = look
  const t = textsFor(locale)
  const [latest, { steps, at, pending }] = await Promise.all([
    latestOf(desk, { project, staff }),
    progressOf(desk, project.id),
  ])
  const telling = latest.map(({ entry }) => entry)
  const shown = await shownProject(desk, project, {
    staff,
    t,
    telling,
    ...(refused ? { refused } : {}),
  })
  const now = desk.now().toISOString()
  const live = { t, now, shown, steps, latest }
  return { html: <ProjectLive {...live} />, at, pending }
}
