import type { Fault } from '../../../../events/refusal-error'
import type { ProjectRow } from '../../../../projections/projects'
import { allServers } from '../../../../projections/servers'
import type { ProjectAct } from '../../../../views/admin/projects/project-view-model'
import type { ProjectCommand } from '../../../domain/project/commands'
import type { Fields } from '../../http/form-fields'
import type { Refusal } from '../../http/refusal'
import type { Desk } from '../../http/route-dependencies'
import type { Choosing } from './action-commands'
import { commandOf } from './action-commands'
import type { GivenReason } from './action-reason'
import { reasonOf } from './action-reason'

export type Order = { command: ProjectCommand; reason: GivenReason }

/** What forms choose from, as it is now. */
export const choosing = async ({ sql, stock }: Pick<Desk, 'sql' | 'stock'>): Promise<Choosing> => {
  const [servers, { catalogue }] = await Promise.all([allServers(sql), stock()])
  return { servers, baseDomains: catalogue.baseDomains.map(({ name }) => name) }
}

type Asked = { act: ProjectAct; fields: Fields; project: ProjectRow; now: Date; from: Choosing }

const refusing = (faults: readonly Fault[]): Refusal => ({
  code: faults[0]?.code ?? 'INVALID',
  faults,
})

/** What a form asks for, its reason left aside: enough to make a plan of. */
export const wishOf = ({ act, fields, project, now, from }: Asked): ProjectCommand | Refusal => {
  const command = commandOf[act](fields, project, now, from)
  return Array.isArray(command) ? refusing(command) : command
}

/** Only the code of a reason is told in an event; its note is sealed. */
const because = (command: ProjectCommand, { code }: GivenReason): ProjectCommand =>
  command.type === 'Suspend' ? { type: 'Suspend', data: { cause: code } } : command

/** What a form asks for, and why; or what is wrong with it. */
export const orderOf = (asked: Asked): Order | Refusal => {
  const { act, fields, project, now, from } = asked
  const command = commandOf[act](fields, project, now, from)
  const reason = reasonOf(act, fields)
  const faults = [
    ...(Array.isArray(command) ? command : []),
    ...('pointer' in reason ? [reason] : []),
  ]
  if (Array.isArray(command) || 'pointer' in reason) return refusing(faults)
  return { command: because(command, reason), reason }
}
