import type { PlanLine } from '../../../../events/project'
import type { FieldError } from '../../../../events/refusal-error'
import { RefusalError } from '../../../../events/refusal-error'
import { projectStream } from '../../../../events/streams'
import type { ProjectRow } from '../../../../projections/projects'
import type { ProjectCommand } from '../../../domain/project/commands'
import type { FormFields } from '../../http/form-fields'
import type { RequestContext } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { planCommand, planDigest } from './action-plan'
import { commandOptionsOf, toServerFullRefusal } from './command-options'
import type { StaffAction } from './staff-action'
import { createStaffCommandContext } from './staff-command-context'

const planRefusal = (code: 'PLAN_NEEDED' | 'PLAN_CHANGED', id: string): RefusalError => {
  const errors: FieldError[] = [{ pointer: '', code }]
  return new RefusalError(code, `expected the plan of project ${id} as it was shown`, errors)
}

const isDestructive = (command: ProjectCommand) =>
  command.type === 'StartTeardown' ||
  (command.type === 'Resume' && command.data.replaces !== undefined)

/** The plan becomes part of the command. */
const withPlan = (command: ProjectCommand, lines: readonly PlanLine[]): ProjectCommand => {
  if (command.type === 'StartTeardown')
    return { ...command, data: { ...command.data, plan: [...lines] } }
  if (command.type !== 'Resume') return command
  const gone = lines.filter(({ act, what }) => act === 'delete' && what === 'record')
  return { ...command, data: { ...command.data, replaces: gone.map(({ name }) => name) } }
}

/** What takes something away does only what was seen before, and its event says so. */
const confirmPlan = async (
  deps: RouteDependencies,
  { id }: ProjectRow,
  command: ProjectCommand,
  { plan: seen }: FormFields,
  requestId: string,
): Promise<ProjectCommand> => {
  if (!isDestructive(command)) return command
  const plan = await planCommand(deps, id, command, requestId)
  if (!seen) throw planRefusal('PLAN_NEEDED', id)
  if (seen !== planDigest(plan)) throw planRefusal('PLAN_CHANGED', id)
  return withPlan(command, plan.lines)
}

/** Does what was ordered, in the name of the one who signed in, with her reason. */
export const performStaffAction = async (
  c: RequestContext,
  deps: RouteDependencies,
  project: ProjectRow,
  { command, reason, fields }: StaffAction & { fields: FormFields },
) => {
  const stream = projectStream(project.id)
  const context = await createStaffCommandContext(c, deps, stream, reason, project.customerId)
  const told = await confirmPlan(deps, project, command, fields, c.var.requestId)
  try {
    return await deps.commands.project(
      context,
      project.id,
      told,
      commandOptionsOf(deps, project, told, fields),
    )
  } catch (error) {
    throw toServerFullRefusal(error)
  }
}
