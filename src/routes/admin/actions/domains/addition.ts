import { z } from 'zod'
import type { DomainKind } from '../../../../../events/codes'
import { domainKinds } from '../../../../../events/codes'
import type { OrderedDomain } from '../../../../../events/domain'
import type { FieldError } from '../../../../../events/refusal-error'
import { RefusalError } from '../../../../../events/refusal-error'
import type { ProjectRow } from '../../../../../projections/projects'
import type { AddDomainModel } from '../../../../../views/admin/domains/domain-view-model'
import { AddDomainFields } from '../../../../../views/admin/domains/project-domain-forms'
import type { AdditionalDomainsFacts } from '../../../../domain/naming/allowed-domain-actions'
import { canAddDomain } from '../../../../domain/naming/allowed-domain-actions'
import { isLabel } from '../../../../domain/naming/hostname'
import { parseDomainName } from '../../../../domain/naming/parse-domain-name'
import type { ProjectCommand } from '../../../../domain/project/commands'
import type { RouteDependencies } from '../../../http/route-dependencies'
import { authCodeRow } from '../../../orders/auth-code-row'
import { loadBaseDomainNames, loadOwnBaseDomainNames } from '../../../orders/domain-lookup'
import { defineAdminAction, planIsConfirmed } from '../define-action'
import { maxAuthCodeLength } from '../form-schemas'

export type DomainAdditionKind = {
  subject: ProjectRow
  facts: AdditionalDomainsFacts
  model: AddDomainModel
  command: ProjectCommand
}

type DomainOrErrors = OrderedDomain | FieldError[]
type Input = { kind: DomainKind; name: string; authCode: string }

const fieldErrors = (field: string, code: string, message?: string): FieldError[] => [
  { pointer: `/${field}`, code, ...(message ? { message } : {}) },
]
const notAvailable = (message: string) => fieldErrors('name', 'DOMAIN_NOT_AVAILABLE', message)

const toSubdomain = (name: string, baseDomains: readonly string[]): DomainOrErrors => {
  const baseDomain = baseDomains
    .filter((base) => name.endsWith(`.${base}`))
    .toSorted((a, b) => b.length - a.length)
    .at(0)
  if (!baseDomain) return fieldErrors('name', 'BASE_DOMAIN_NOT_OFFERED')
  const label = name.slice(0, -baseDomain.length - 1)
  if (!isLabel(label)) return fieldErrors('name', 'BAD_LABEL')
  return { kind: 'subdomain', name, baseDomain }
}

/** An owned domain may be any name below it; one that is bought must be for sale at this moment. */
const toOwnOrBoughtDomain = async (
  deps: RouteDependencies,
  { kind, name: typed, authCode }: Input & { kind: Exclude<DomainKind, 'subdomain'> },
  baseDomains: readonly string[],
): Promise<DomainOrErrors> => {
  const { is, name, found } = await deps.vendorQueries.checkDomainName(kind, typed, baseDomains)
  if (is === 'nothing') return fieldErrors('name', 'BAD_DOMAIN')
  if (baseDomains.some((base) => name === base || name.endsWith(`.${base}`)))
    return notAvailable('base')
  if (kind === 'owned') return { kind, name }
  if (is === 'host') return fieldErrors('name', 'BAD_DOMAIN')
  const expectedState = kind === 'registered' ? 'free' : 'taken'
  if (found?.state !== expectedState) return notAvailable(found?.state ?? 'unclear')
  if (kind === 'registered') return { kind, name }
  if (!authCode) return fieldErrors('authCode', 'REQUIRED')
  return authCode.length > maxAuthCodeLength ? fieldErrors('authCode', 'TOO_LONG') : { kind, name }
}

const toOrderedDomain = async (
  deps: RouteDependencies,
  { kind, ...input }: Input,
): Promise<DomainOrErrors> => {
  if (kind !== 'subdomain')
    return toOwnOrBoughtDomain(deps, { kind, ...input }, await loadOwnBaseDomainNames(deps))
  const name = parseDomainName(input.name).name || input.name.toLowerCase()
  return toSubdomain(name, await loadBaseDomainNames(deps))
}

/** That another project has the domain, or that it is none, belongs to the field of its name. */
const attachToNameField = (error: unknown) =>
  error instanceof RefusalError && (error.code === 'DOMAIN_TAKEN' || error.code === 'BAD_DOMAIN')
    ? new RefusalError(error.code, error.detail, [{ pointer: '/name', code: error.code }])
    : error

/** One more domain for a live project. */
export const addition = defineAdminAction<DomainAdditionKind>()({
  code: 'addition',
  texts: (t) => t.domains.actions.addition,
  reasons: ['customerWish', 'brand', 'other'],
  plan: 'computed',
  Fields: AddDomainFields,
  labels: ({ domains }) => ({
    kind: domains.kindLabel,
    name: domains.nameLabel,
    authCode: domains.authCode,
  }),
  isAllowed: canAddDomain,
  confirmation: planIsConfirmed,
  input: () =>
    z.object({
      kind: z.enum(domainKinds, 'REQUIRED'),
      name: z.string('REQUIRED').min(1, 'REQUIRED'),
      authCode: z.string().default(''),
    }),
  command: async (input, { deps }) => {
    const ordered = await toOrderedDomain(deps, input)
    return Array.isArray(ordered) ? ordered : { type: 'AddDomain', data: { domain: ordered } }
  },
  options: (command, { deps, subject, fields: { authCode } }) => {
    if (command.type !== 'AddDomain' || command.data.domain.kind !== 'transferred') return {}
    const use = `auth_code:${command.data.domain.name}` as const
    return { statements: [authCodeRow(deps.vault, subject.id, authCode ?? '', use)] }
  },
  translateError: attachToNameField,
})
