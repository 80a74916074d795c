import type { Happened } from '../../../events'
import type { Fault } from '../../../events/refused'
import { Refused } from '../../../events/refused'
import { projectStream } from '../../../events/streams'
import { redIn } from '../../../projections/preflight'
import type { ProjectRow } from '../../../projections/projects'
import { projectById } from '../../../projections/projects'
import type { RefusedAct } from '../../../views/admin/project-shown'
import { textsFor } from '../../../views/texts/texts'
import { staffSentence } from '../../../views/texts/troubles'
import type { ProjectCommand } from '../../deciders/project-commands'
import type { Desk } from '../desk'
import type { Asked, Door } from '../door'
import { askingOf, wantsFragment } from '../html/asking'
import type { Fields } from '../html/form-fields'
import { formFields } from '../html/form-fields'
import { localeOf } from '../html/locale-of'
import { notFound } from '../html/problem-pages'
import { staffIn } from '../html/staff-guards'
import { preflightFor } from '../ordering/preflight'
import { problem, statusOf } from '../problem'
import { commandOf } from './act-commands'
import type { GivenReason } from './act-reason'
import { reasonOf } from './act-reason'
import type { PossibleAct } from './possible-acts'
import { projectFragment } from './project-fragment'
import { answerProjectPage, projectAsked } from './project-page'
import { sealedReason } from './reason-notes'
import { sayNext } from './said'

type Refusal = { code: string; faults: readonly Fault[]; detail?: string }
type Order = { command: ProjectCommand; reason: GivenReason }

const orderOf = (
  act: PossibleAct,
  fields: Fields,
  project: ProjectRow,
  now: Date,
): Order | Refusal => {
  const command = commandOf[act](fields, project, now)
  const reason = reasonOf(act, fields)
  const faults = [
    ...(Array.isArray(command) ? command : []),
    ...('pointer' in reason ? [reason] : []),
  ]
  if (Array.isArray(command) || 'pointer' in reason)
    return { code: faults[0]?.code ?? 'INVALID', faults }
  return { command, reason }
}

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

const carryOut = async (c: Asked, desk: Desk, project: ProjectRow, { command, reason }: Order) => {
  const by = staffIn(c)
  const { requestId } = c.var
  const sealing = { stream: projectStream(project.id), customerId: project.customerId, by }
  const context = {
    by: `person:${by.personId}` as const,
    correlationId: requestId,
    causationId: requestId,
    reason: await sealedReason(desk, { ...sealing, ...reason }),
  }
  return desk.commands.project(context, project.id, command)
}

const refusalFrom = (error: unknown): Refusal => {
  if (!(error instanceof Refused)) throw error
  const faults = error.faults.length > 0 ? error.faults : [{ pointer: '', code: error.code }]
  return { code: error.code, faults, detail: error.detail }
}

const filled = (fields: Fields) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? '']))

const refuse = async (
  c: Asked,
  desk: Desk,
  project: ProjectRow,
  { act, fields, refusal }: { act: PossibleAct; fields: Fields; refusal: Refusal },
) => {
  const { code, faults, detail } = refusal
  const status = statusOf(code)
  if (askingOf(c) === 'program')
    return problem(c, { code, status, errors: faults, ...(detail ? { detail } : {}) })
  const refused: RefusedAct = { act, values: filled(fields), problems: faults }
  if (!wantsFragment(c)) return answerProjectPage(c, desk, project, { act: refused, status })
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

const performed = (desk: Desk, act: PossibleAct) => async (c: Asked) => {
  const project = await projectAsked(c, desk)
  if (!project) return notFound(c, desk)
  const fields = await formFields(c)
  const order = orderOf(act, fields, project, desk.now())
  if (!('command' in order)) return refuse(c, desk, project, { act, fields, refusal: order })
  try {
    if (act === 'invoice-approval' && !project.releasedAt) await demandPreflight(c, desk, project)
    return await done(c, desk, project, await carryOut(c, desk, project, order))
  } catch (error) {
    const now = (await projectById(desk.sql, project.id)) ?? project
    return refuse(c, desk, now, { act, fields, refusal: refusalFrom(error) })
  }
}

/** POST /admin/projects/:id/<act>, each with its reason. */
export const projectActRoutes = (door: Door, desk: Desk) => {
  for (const act of Object.keys(commandOf) as PossibleAct[])
    door.post(`/admin/projects/:id/${act}`, 'write', performed(desk, act))
}
