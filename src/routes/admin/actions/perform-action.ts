import type { PlanLine } from '../../../../events/project'
import type { Fault } from '../../../../events/refusal-error'
import { Refused } from '../../../../events/refusal-error'
import { projectStream } from '../../../../events/streams'
import type { ProjectRow } from '../../../../projections/projects'
import type { ProjectCommand } from '../../../domain/project/commands'
import type { Fields } from '../../http/form-fields'
import type { Asked } from '../../http/permission-router'
import type { Desk } from '../../http/route-dependencies'
import { digestOf, planOf } from './action-plan'
import { extrasOf, serverFull } from './command-options'
import type { Order } from './staff-action'
import { contextFor } from './staff-command-context'

const unseen = (code: 'PLAN_NEEDED' | 'PLAN_CHANGED', id: string): Refused => {
  const faults: Fault[] = [{ pointer: '', code }]
  return new Refused(code, `expected the plan of project ${id} as it was shown`, faults)
}

const takesAway = (command: ProjectCommand) =>
  command.type === 'StartTeardown' ||
  (command.type === 'Resume' && command.data.replaces !== undefined)

/** The plan becomes part of the command. */
const having = (command: ProjectCommand, lines: readonly PlanLine[]): ProjectCommand => {
  if (command.type === 'StartTeardown')
    return { ...command, data: { ...command.data, plan: [...lines] } }
  if (command.type !== 'Resume') return command
  const gone = lines.filter(({ act, what }) => act === 'delete' && what === 'record')
  return { ...command, data: { ...command.data, replaces: gone.map(({ name }) => name) } }
}

/** What takes something away does only what was seen before, and its event says so. */
const planned = async (
  desk: Desk,
  { id }: ProjectRow,
  command: ProjectCommand,
  { plan: seen }: Fields,
  requestId: string,
): Promise<ProjectCommand> => {
  if (!takesAway(command)) return command
  const plan = await planOf(desk, id, command, requestId)
  if (!seen) throw unseen('PLAN_NEEDED', id)
  if (seen !== digestOf(plan)) throw unseen('PLAN_CHANGED', id)
  return having(command, plan.lines)
}

/** Does what was ordered, in the name of the one who signed in, with her reason. */
export const carryOut = async (
  c: Asked,
  desk: Desk,
  project: ProjectRow,
  { command, reason, fields }: Order & { fields: Fields },
) => {
  const stream = projectStream(project.id)
  const context = await contextFor(c, desk, stream, reason, project.customerId)
  const told = await planned(desk, project, command, fields, c.var.requestId)
  try {
    return await desk.commands.project(
      context,
      project.id,
      told,
      extrasOf(desk, project, told, fields),
    )
  } catch (error) {
    throw serverFull(error)
  }
}
