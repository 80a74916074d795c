import type { Happened } from '../../../../events'
import { Refused } from '../../../../events/refusal-error'
import type { ProjectRow } from '../../../../projections/projects'
import { projectById } from '../../../../projections/projects'
import type {
  ActPlan,
  ProjectAct,
  RefusedAct,
} from '../../../../views/admin/projects/project-view-model'
import { textsFor } from '../../../../views/texts/texts'
import { staffSentence } from '../../../../views/texts/trouble-texts'
import { redIn } from '../../../domain/order/preflight'
import { sayNext } from '../../http/flash'
import type { Fields } from '../../http/form-fields'
import { formFields, withoutCode } from '../../http/form-fields'
import { staffIn } from '../../http/guards/staff-guards'
import type { Asked, Door } from '../../http/permission-router'
import { problem, statusOf } from '../../http/problem'
import { notFound } from '../../http/problem-pages'
import type { Refusal } from '../../http/refusal'
import { refusalFrom } from '../../http/refusal'
import { askingOf, wantsFragment } from '../../http/request-kind'
import { localeOf } from '../../http/request-locale'
import type { Desk } from '../../http/route-dependencies'
import { preflightFor } from '../../orders/order-preflight'
import { projectFragment } from '../projects/project-fragment'
import { answerProjectPage, projectAsked } from '../projects/project-page'
import { commandOf } from './action-commands'
import { carryOut } from './perform-action'
import { actPlan, showPlan } from './show-plan'
import { choosing, orderOf, wishOf } from './staff-action'

/** A caseworker may not release what cannot be fulfilled. */
const demandPreflight = async (c: Asked, desk: Desk, project: ProjectRow) => {
  const look = { requestId: c.var.requestId, atMostOldMs: 0 }
  const said = textsFor(localeOf(c))
  const faults = redIn(await preflightFor(desk, project, look)).map(({ code, detail }) => {
    const sentence = staffSentence({ code }, said) ?? code
    return { pointer: '', code, message: detail ? `${sentence} (${detail})` : sentence }
  })
  if (faults[0])
    throw new Refused(faults[0].code, `project ${project.id} is not to be released now`, faults)
}

type RefusedForm = {
  act: ProjectAct
  fields: Fields
  refusal: Refusal
  planned?: ActPlan | undefined
}

const refuse = async (
  c: Asked,
  desk: Desk,
  project: ProjectRow,
  { act, fields, refusal, planned }: RefusedForm,
) => {
  const { code, faults, detail } = refusal
  const status = statusOf(code)
  if (askingOf(c) === 'program')
    return problem(c, { code, status, errors: faults, ...(detail ? { detail } : {}) })
  const refused: RefusedAct = { act, values: withoutCode(fields), problems: faults }
  if (!wantsFragment(c))
    return answerProjectPage(c, desk, project, { act: refused, status, planned })
  const look = { staff: staffIn(c), locale: localeOf(c), refused }
  return c.html((await projectFragment(desk, project, look)).html, status as 422)
}

const done = async (c: Asked, desk: Desk, project: ProjectRow, happened: readonly Happened[]) => {
  if (!wantsFragment(c)) {
    sayNext(c, desk, project.id, happened)
    return c.redirect(`/admin/projects/${project.id}`, 303)
  }
  const now = (await projectById(desk.sql, project.id)) ?? project
  const look = { staff: staffIn(c), locale: localeOf(c) }
  return c.html((await projectFragment(desk, now, look)).html)
}

/** A plan that is not the one seen any more is shown anew with the refusal. */
const newPlan = async (c: Asked, desk: Desk, project: ProjectRow, { act, fields }: RefusedForm) => {
  const from = await choosing(desk)
  const wish = wishOf({ act, fields, project, now: desk.now(), from })
  return 'faults' in wish ? undefined : actPlan(desk, project.id, act, wish, c.var.requestId)
}

const performed = (desk: Desk, act: ProjectAct) => async (c: Asked) => {
  const project = await projectAsked(c, desk)
  if (!project) return notFound(c, desk)
  const fields = await formFields(c)
  const asked = { act, fields, project, now: desk.now(), from: await choosing(desk) }
  if (fields.view === 'plan')
    return showPlan(c, desk, project, { act, values: withoutCode(fields), wish: wishOf(asked) })
  const order = orderOf(asked)
  if (!('command' in order)) return refuse(c, desk, project, { act, fields, refusal: order })
  try {
    if (act === 'invoice-approval' && !project.releasedAt) await demandPreflight(c, desk, project)
    return await done(c, desk, project, await carryOut(c, desk, project, { ...order, fields }))
  } catch (error) {
    const refused = { act, fields, refusal: refusalFrom(error) }
    const now = (await projectById(desk.sql, project.id)) ?? project
    const isUnseen = ['PLAN_CHANGED', 'PLAN_NEEDED'].includes(refused.refusal.code)
    const planned = isUnseen ? await newPlan(c, desk, now, refused) : undefined
    return refuse(c, desk, now, { ...refused, planned })
  }
}

/** POST /admin/projects/:id/<act>, each with its reason; with `view=plan` it is only shown what it would do. */
export const projectActRoutes = (door: Door, desk: Desk) => {
  for (const act of Object.keys(commandOf) as ProjectAct[])
    door.post(`/admin/projects/:id/${act}`, 'write', performed(desk, act))
}
