import type { FieldError } from '../../../../events/refusal-error'
import type { ProjectRow } from '../../../../projections/projects'
import type {
  ProjectDomainAction,
  RefusedDomainForm,
} from '../../../../views/admin/domains/domain-view-model'
import type { ProjectCommand } from '../../../domain/project/commands'
import type { Statement } from '../../../store/postgres/statement'
import type { FormFields } from '../../http/form-fields'
import type { ActionRefusal } from '../../http/refusal'
import type { RouteDependencies } from '../../http/route-dependencies'
import { authCodeRow } from '../../orders/auth-code-row'
import { parseAdditionalDomain } from './additional-domain-form'

export type AdditionalDomainForm = {
  action: RefusedDomainForm['action']
  fields: FormFields
  name?: string
}
type AdditionalDomainCommand = { command: ProjectCommand; statements?: Statement[] }

const commandTypeOf = {
  primary: 'MakePrimary',
  resumption: 'ResumeDomain',
  removal: 'RemoveDomain',
} as const satisfies Record<ProjectDomainAction, string>

/** What a form asks for, its reason left aside; or what is wrong with it. */
export const parseAdditionalDomainAction = async (
  deps: RouteDependencies,
  project: ProjectRow,
  { action, fields, name = '' }: AdditionalDomainForm,
): Promise<AdditionalDomainCommand | FieldError[]> => {
  if (action !== 'addition')
    return { command: { type: commandTypeOf[action], data: { domain: name } } }
  const read = await parseAdditionalDomain(deps, fields)
  if (Array.isArray(read)) return read
  const { domain, authCode } = read
  const command = { type: 'AddDomain', data: { domain } } as const
  if (!authCode) return { command }
  const row = authCodeRow(deps.vault, project.id, authCode, `auth_code:${domain.name}`)
  return { command, statements: [row] }
}

/** That somebody else has it is told at the field where it was typed. */
export const attachToNameField = (refusal: ActionRefusal): ActionRefusal =>
  refusal.code === 'DOMAIN_TAKEN' || refusal.code === 'BAD_DOMAIN'
    ? { ...refusal, errors: [{ pointer: '/name', code: refusal.code }] }
    : refusal
