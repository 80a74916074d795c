import type { ProjectRow } from '../../../../projections/projects'
import { LogLines } from '../../../../views/admin/projects/installation/deployment-log'
import type { LogShown } from '../../../../views/admin/projects/project-view-model'
import { textsFor } from '../../../../views/texts/texts'
import type { Asked } from '../../http/permission-router'
import { notFound } from '../../http/problem-pages'
import { localeOf } from '../../http/request-locale'
import type { Desk } from '../../http/route-dependencies'
import { projectAsked } from './project-page'

/** The log of the latest deployment, as Coolify tells it now. */
export const logOf = async (
  c: Asked,
  { questions }: Pick<Desk, 'questions'>,
  { id, deployment }: ProjectRow,
): Promise<LogShown | undefined> =>
  deployment ? questions.deploymentLog(id, deployment, c.var.requestId) : undefined

/** GET /admin/projects/:id/log: the log alone, fetched when the page is looked at. */
export const projectLog = (desk: Desk) => async (c: Asked) => {
  const project = await projectAsked(c, desk)
  const log = project && (await logOf(c, desk, project))
  if (!log) return notFound(c, desk)
  return c.html(<LogLines t={textsFor(localeOf(c))} log={log} />)
}
