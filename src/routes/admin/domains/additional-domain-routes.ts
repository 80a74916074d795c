import { projectStream } from '../../../../events/streams'
import type { ProjectRow } from '../../../../projections/projects'
import { projectById } from '../../../../projections/projects'
import type { RefusedName } from '../../../../views/admin/domains/domain-view-model'
import { nameActs } from '../../../../views/admin/domains/domain-view-model'
import { de } from '../../../../views/texts/de'
import { sayNext } from '../../http/flash'
import { formFields, withoutCode } from '../../http/form-fields'
import type { Asked, Door } from '../../http/permission-router'
import { problem, statusOf } from '../../http/problem'
import { notFound } from '../../http/problem-pages'
import type { Refusal } from '../../http/refusal'
import { askingOf } from '../../http/request-kind'
import type { Desk } from '../../http/route-dependencies'
import { reasonAmong } from '../actions/action-reason'
import { attempted } from '../actions/attempt-command'
import { contextFor } from '../actions/staff-command-context'
import { answerProjectPage, projectAsked } from '../projects/project-page'
import type { NameForm } from './additional-domain-action'
import { atName, orderOf } from './additional-domain-action'
import { showNamePlan } from './additional-domain-plan'

const carriedOut = async (c: Asked, desk: Desk, project: ProjectRow, form: NameForm) => {
  const order = await orderOf(desk, project, form)
  const reason = reasonAmong(de.domains.reasons[form.act], form.fields)
  const faults = [...(Array.isArray(order) ? order : []), ...('pointer' in reason ? [reason] : [])]
  if (Array.isArray(order) || 'pointer' in reason)
    return { code: faults[0]?.code ?? 'INVALID', faults }
  const { command, also = [] } = order
  const context = await contextFor(c, desk, projectStream(project.id), reason, project.customerId)
  const outcome = await attempted(() =>
    desk.commands.project(context, project.id, command, { also }),
  )
  return 'happened' in outcome ? outcome : atName(outcome)
}

const refuse = async (
  c: Asked,
  desk: Desk,
  project: ProjectRow,
  form: NameForm,
  refusal: Refusal,
) => {
  const { code, faults, detail } = refusal
  const status = statusOf(code)
  if (askingOf(c) === 'program')
    return problem(c, { code, status, errors: faults, ...(detail ? { detail } : {}) })
  const { act, name, fields } = form
  const refused: RefusedName = {
    act,
    ...(name ? { name } : {}),
    values: withoutCode(fields),
    problems: faults,
  }
  const now = (await projectById(desk.sql, project.id)) ?? project
  return answerProjectPage(c, desk, now, { name: refused, status })
}

const performed = (desk: Desk, act: NameForm['act']) => async (c: Asked) => {
  const project = await projectAsked(c, desk)
  if (!project) return notFound(c, desk)
  const name = c.req.param('name')
  const form = { act, fields: await formFields(c), ...(name ? { name } : {}) }
  if (form.fields.view === 'plan') return showNamePlan(c, desk, project, form)
  const outcome = await carriedOut(c, desk, project, form)
  if (!('happened' in outcome)) return refuse(c, desk, project, form, outcome)
  sayNext(c, desk, project.id, outcome.happened)
  return c.redirect(`/admin/projects/${project.id}?tab=domain`, 303)
}

/** The names of a live project: one more, another first, one less; each with its reason. */
export const nameActRoutes = (door: Door, desk: Desk) => {
  door.post('/admin/projects/:id/domains', 'write', performed(desk, 'addition'))
  for (const act of nameActs)
    door.post(`/admin/projects/:id/domains/:name/${act}`, 'write', performed(desk, act))
}
