import type { ProjectRow } from '../../../projections/projects'
import { ProjectLive } from '../../../views/admin/project-live'
import type { RefusedAct } from '../../../views/admin/project-shown'
import type { Locale } from '../../../views/texts/locale'
import { textsFor } from '../../../views/texts/texts'
import type { Desk } from '../desk'
import type { Staff } from '../door'
import { latestOf, progressOf } from './project-tabs'
import { shownProject } from './shown-project'

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
