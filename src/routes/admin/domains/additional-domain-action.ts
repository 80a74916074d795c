import type { Fault } from '../../../../events/refusal-error'
import type { ProjectRow } from '../../../../projections/projects'
import type { NameAct, RefusedName } from '../../../../views/admin/domains/domain-view-model'
import type { ProjectCommand } from '../../../domain/project/commands'
import type { Statement } from '../../../store/postgres/statement'
import type { Fields } from '../../http/form-fields'
import type { Refusal } from '../../http/refusal'
import type { Desk } from '../../http/route-dependencies'
import { authCodeRow } from '../../orders/auth-code-row'
import { addedName } from './additional-domain-form'

export type NameForm = { act: RefusedName['act']; fields: Fields; name?: string }
type Order = { command: ProjectCommand; also?: Statement[] }

const commandOf = {
  primary: 'MakePrimary',
  resumption: 'ResumeDomain',
  removal: 'RemoveDomain',
} as const satisfies Record<NameAct, string>

/** What a form asks for, its reason left aside; or what is wrong with it. */
export const orderOf = async (
  desk: Desk,
  project: ProjectRow,
  { act, fields, name = '' }: NameForm,
): Promise<Order | Fault[]> => {
  if (act !== 'addition') return { command: { type: commandOf[act], data: { domain: name } } }
  const read = await addedName(desk, fields)
  if (Array.isArray(read)) return read
  const { domain, authCode } = read
  const command = { type: 'AddDomain', data: { domain } } as const
  if (!authCode) return { command }
  const row = authCodeRow(desk.vault, project.id, authCode, `auth_code:${domain.name}`)
  return { command, also: [row] }
}

/** That somebody else has it is told at the field where it was typed. */
export const atName = (refusal: Refusal): Refusal =>
  refusal.code === 'DOMAIN_TAKEN' || refusal.code === 'BAD_DOMAIN'
    ? { ...refusal, faults: [{ pointer: '/name', code: refusal.code }] }
    : refusal
