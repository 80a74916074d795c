import type { ProjectRow } from '../../../../projections/projects'
import { projectById } from '../../../../projections/projects'
import type { RefusedName } from '../../../../views/admin/domains/domain-view-model'
import { ProjectPage } from '../../../../views/admin/projects/project-page'
import type { ActPlan, RefusedAct } from '../../../../views/admin/projects/project-view-model'
import { saidNow } from '../../http/flash'
import { staffIn } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { Asked } from '../../http/permission-router'
import { notFound } from '../../http/problem-pages'
import { isId, query } from '../../http/query-parameters'
import type { Desk } from '../../http/route-dependencies'
import { domainTab } from '../domains/domain-tab'
import { logOf } from './project-log'
import { openTab, tabIn, toldOn } from './project-tabs'
import { shownProject } from './project-view-model'

/** The project that the address names, if there is one. */
export const projectAsked = async (c: Asked, { sql }: Desk) => {
  const id = c.req.param('id')
  return isId(id) ? projectById(sql, id) : undefined
}

/** The page itself, wherever the form that was refused had been sent to. */
const pathOf = ({ id }: ProjectRow) => `/admin/projects/${id}`

/** The whole page; after a refusal with the form as it was sent, and why. */
export const answerProjectPage = async (
  c: Asked,
  desk: Desk,
  project: ProjectRow,
  refused?: { status: number } & (
    | { act: RefusedAct; planned?: ActPlan | undefined }
    | { name: RefusedName }
  ),
) => {
  const staff = staffIn(c)
  const frame = { ...staffFrameOf(c, desk, staff), ...(refused ? { path: pathOf(project) } : {}) }
  const { tab: wanted, vor, log } = query(c, ['tab', 'vor', 'log'])
  const before = vor && /^\d{1,18}$/.test(vor) ? vor : undefined
  const place = { project, staff, before }
  const tab = await (refused && 'name' in refused
    ? domainTab(desk, place, refused.name)
    : openTab(desk, tabIn(wanted), {
        ...place,
        ...(log ? { readLog: () => logOf(c, desk, project) } : {}),
      }))
  const look = { staff, t: frame.t, telling: toldOn(tab) }
  const [shown, toasts] = await Promise.all([
    shownProject(
      desk,
      project,
      refused && 'act' in refused
        ? { ...look, refused: refused.act, planned: refused.planned }
        : look,
    ),
    refused ? [] : saidNow(c, desk, { staff, t: frame.t, projectId: project.id }),
  ])
  return c.html(
    <ProjectPage frame={{ ...frame, toasts }} shown={shown} tab={tab} />,
    (refused?.status ?? 200) as 200,
  )
}

/** GET /admin/projects/:id */
export const projectPage = (desk: Desk) => async (c: Asked) => {
  const project = await projectAsked(c, desk)
  return project ? answerProjectPage(c, desk, project) : notFound(c, desk)
}
