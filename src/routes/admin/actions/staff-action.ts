import type { FieldError } from '../../../../events/refusal-error'
import type { ProjectRow } from '../../../../projections/projects'
import { listServerRows } from '../../../../projections/queries/servers'
import type { ProjectAction } from '../../../../views/admin/projects/project-view-model'
import type { ProjectCommand } from '../../../domain/project/commands'
import type { FormFields } from '../../http/form-fields'
import type { ActionRefusal } from '../../http/refusal'
import type { RouteDependencies } from '../../http/route-dependencies'
import type { FormChoices } from './action-commands'
import { projectCommandParsers } from './action-commands'
import type { ActionReason } from './action-reason'
import { parseActionReason } from './action-reason'

export type StaffAction = { command: ProjectCommand; reason: ActionReason }

/** What forms choose from, as it is now. */
export const loadFormChoices = async ({
  sql,
  catalogueSnapshot,
}: Pick<RouteDependencies, 'sql' | 'catalogueSnapshot'>): Promise<FormChoices> => {
  const [servers, { catalogue }] = await Promise.all([listServerRows(sql), catalogueSnapshot()])
  return { servers, baseDomains: catalogue.baseDomains.map(({ name }) => name) }
}

type ActionInput = {
  action: ProjectAction
  fields: FormFields
  project: ProjectRow
  now: Date
  choices: FormChoices
}

const refusalOf = (errors: readonly FieldError[]): ActionRefusal => ({
  code: errors[0]?.code ?? 'INVALID',
  errors,
})

/** What a form asks for, its reason left aside: enough to make a plan of. */
export const parseProjectCommand = ({
  action,
  fields,
  project,
  now,
  choices,
}: ActionInput): ProjectCommand | ActionRefusal => {
  const command = projectCommandParsers[action](fields, project, now, choices)
  return Array.isArray(command) ? refusalOf(command) : command
}

/** Only the code of a reason is told in an event; its note is sealed. */
const withReasonCause = (command: ProjectCommand, { code }: ActionReason): ProjectCommand =>
  command.type === 'Suspend' ? { type: 'Suspend', data: { cause: code } } : command

/** What a form asks for, and why; or what is wrong with it. */
export const parseStaffAction = (asked: ActionInput): StaffAction | ActionRefusal => {
  const { action, fields, project, now, choices } = asked
  const command = projectCommandParsers[action](fields, project, now, choices)
  const reason = parseActionReason(action, fields)
  const errors = [
    ...(Array.isArray(command) ? command : []),
    ...('pointer' in reason ? [reason] : []),
  ]
  if (Array.isArray(command) || 'pointer' in reason) return refusalOf(errors)
  return { command: withReasonCause(command, reason), reason }
}
