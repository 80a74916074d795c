import { z } from 'zod'
import { domainKinds, isBought } from '../../../../../events/codes'
import type { OrderedDomain } from '../../../../../events/domain'
import type { FieldError } from '../../../../../events/refusal-error'
import { ReplacementDomainFields } from '../../../../../views/admin/actions/correction-fields'
import { isLabel } from '../../../../domain/naming/hostname'
import { parseDomainName } from '../../../../domain/naming/parse-domain-name'
import { canReplaceDomain } from '../../../../domain/project/allowed-actions'
import { planIsConfirmed } from '../define-action'
import { defineProjectAction } from './define-project-action'
import { loadFormChoices } from './form-choices'

const fieldErrors = (field: string, code: string): FieldError[] => [{ pointer: `/${field}`, code }]

/** Of a subdomain, the first part is enough. */
const toSubdomain = (typed: string, baseDomain: string): OrderedDomain | FieldError[] => {
  const name = parseDomainName(typed).name || typed.trim().toLowerCase()
  const label = name.endsWith(`.${baseDomain}`) ? name.slice(0, -baseDomain.length - 1) : name
  if (!isLabel(label)) return fieldErrors('name', 'BAD_LABEL')
  return { kind: 'subdomain', name: `${label}.${baseDomain}`, baseDomain }
}

type DomainInput = { kind: OrderedDomain['kind']; name: string; baseDomain: string }

const toOrderedDomain = (
  { kind, name, baseDomain }: DomainInput,
  baseDomains: readonly string[],
): OrderedDomain | FieldError[] => {
  if (kind !== 'subdomain') {
    const parsed = parseDomainName(name)
    const isFit = isBought(kind) ? parsed.is === 'registrable' : parsed.is !== 'nothing'
    return isFit ? { kind, name: parsed.name } : fieldErrors('name', 'BAD_DOMAIN')
  }
  return baseDomains.includes(baseDomain)
    ? toSubdomain(name, baseDomain)
    : fieldErrors('baseDomain', 'BASE_DOMAIN_NOT_OFFERED')
}

/** Another domain than the ordered one. */
export const domain = defineProjectAction({
  code: 'domain',
  reasons: ['customerAsked', 'notAvailable', 'typo', 'other'],
  plan: 'computed',
  Fields: ReplacementDomainFields,
  labels: (t) => ({ name: t.project.domainName, baseDomain: t.project.baseDomain }),
  isAllowed: canReplaceDomain,
  confirmation: planIsConfirmed,
  input: () =>
    z.object({
      kind: z.enum(domainKinds, 'REQUIRED'),
      name: z.string().default(''),
      baseDomain: z.string().default(''),
    }),
  command: async (input, { deps }) => {
    const { baseDomains } = await loadFormChoices(deps)
    const ordered = toOrderedDomain(input, baseDomains)
    return Array.isArray(ordered) ? ordered : { type: 'ReplaceDomain', data: { domain: ordered } }
  },
})
