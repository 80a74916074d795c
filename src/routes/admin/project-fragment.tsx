import type { ProjectRow } from '../../../projections/projects'
import { ProjectLive } from '../../../views/admin/project-live'
import type { RefusedAct } from '../../../views/admin/project-shown'
import type { Locale } from '../../../views/texts/locale'
import { textsFor } from '../../../views/texts/texts'
import type { Desk } from '../desk'
import type { Staff } from '../door'
import { progressOf } from './project-tabs'
import { shownProject } from './shown-project'

type Look = { staff: Staff; locale: Locale; refused?: RefusedAct }

/** The live region of a project's page: its steps and its status, as they are now. */
export const projectFragment = async (desk: Desk, project: ProjectRow, look: Look) => {
  const { locale, staff, refused } = look
  const t = textsFor(locale)
  const [shown, { steps, at, pending }] = await Promise.all([
    shownProject(desk, project, { staff, t, telling: [], ...(refused ? { refused } : {}) }),
    progressOf(desk, project.id),
  ])
  const now = desk.now().toISOString()
  return { html: <ProjectLive t={t} now={now} shown={shown} steps={steps} />, at, pending }
}
