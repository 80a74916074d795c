import type { ProjectRow } from '../../../projections/projects'
import { LogLines } from '../../../views/admin/deployment-log'
import type { LogShown } from '../../../views/admin/project-shown'
import { textsFor } from '../../../views/texts/texts'
import type { Desk } from '../desk'
import type { Asked } from '../door'
import { localeOf } from '../html/locale-of'
import { notFound } from '../html/problem-pages'
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
