import type { DomainKind, StepId } from '../../../../events/codes'
import { domainKinds, stepIds } from '../../../../events/codes'
import type { DnsRecord } from '../../../../events/domain'
import type { FieldError } from '../../../../events/refusal-error'
import type { ProjectRow } from '../../../../projections/projects'
import type { ServerRow } from '../../../../projections/servers'
import type { MarkDone, ProjectCommand } from '../../../domain/project/commands'
import type { FormFields } from '../../http/form-fields'

type CommandOrErrors = ProjectCommand | FieldError[]

const recordTtlSeconds = 300
const maxAuthCodeLength = 100

const fieldErrors = (field: string, code: string): FieldError[] => [{ pointer: `/${field}`, code }]

const labelPattern = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const isDomainName = (name: string) =>
  name.length <= 253 &&
  name.includes('.') &&
  name.split('.').every((part) => labelPattern.test(part))

/** Lower case without the last dot, umlauts as the net writes them; '' where it is no name. */
const toAsciiName = (typed = '') => {
  const bare = typed.toLowerCase().replace(/\.$/, '')
  return URL.canParse(`http://${bare}/`) ? new URL(`http://${bare}/`).hostname : ''
}

const isStepId = (text: string): text is StepId => stepIds.some((step) => step === text)

/** Without a step: the one it stands at. Which records of others go is what the plan has shown. */
export const parseResume = ({ step = '', strangers = '' }: FormFields): CommandOrErrors => {
  if (strangers === 'go') return { type: 'Resume', data: { replaces: [] } }
  if (step === '') return { type: 'Resume', data: {} }
  return isStepId(step) ? { type: 'Resume', data: { step } } : fieldErrors('step', 'INVALID')
}

/** The code itself goes into a sealed row, never into the command. */
export const parseTransferCodeReplacement = ({ authCode = '' }: FormFields): CommandOrErrors => {
  if (authCode === '') return fieldErrors('authCode', 'REQUIRED')
  if (authCode.length > maxAuthCodeLength) return fieldErrors('authCode', 'TOO_LONG')
  return { type: 'ReplaceTransferCode', data: {} }
}

const parseSubdomain = (
  typed: string,
  baseDomain: string,
  baseDomains: readonly string[],
): CommandOrErrors => {
  if (!baseDomains.includes(baseDomain)) return fieldErrors('baseDomain', 'BASE_DOMAIN_NOT_OFFERED')
  const first = typed.endsWith(`.${baseDomain}`) ? typed.slice(0, -baseDomain.length - 1) : typed
  if (!labelPattern.test(first)) return fieldErrors('name', 'BAD_LABEL')
  const name = `${first}.${baseDomain}`
  return { type: 'ReplaceDomain', data: { domain: { kind: 'subdomain', name, baseDomain } } }
}

export const parseDomainReplacement = (
  fields: FormFields,
  baseDomains: readonly string[],
): CommandOrErrors => {
  const kind = domainKinds.find((one) => one === fields.kind)
  if (!kind) return fieldErrors('kind', 'REQUIRED')
  const name = toAsciiName(fields.name)
  if (kind === 'subdomain') return parseSubdomain(name, fields.baseDomain ?? '', baseDomains)
  if (!isDomainName(name)) return fieldErrors('name', 'BAD_FORMAT')
  return { type: 'ReplaceDomain', data: { domain: { kind, name } } }
}

export const parseServerChoice = (
  { server = '' }: FormFields,
  servers: readonly ServerRow[],
): CommandOrErrors => {
  const found = servers.find(({ id }) => id === server)
  if (!found) return fieldErrors('server', 'REQUIRED')
  const { id, ipv4, ipv6 } = found
  return { type: 'ChooseServer', data: { serverId: id, ipv4, ...(ipv6 ? { ipv6 } : {}) } }
}

const recordTypes: readonly string[] = ['A', 'AAAA', 'CNAME', 'TXT', 'MX', 'SRV', 'CAA']

/** `A name content`, a record a line; undefined where a line is none. */
const parseDnsRecords = (text: string): DnsRecord[] | undefined => {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const records = lines.map((line) => {
    const [type = '', name = '', ...content] = line.trim().split(/\s+/)
    return {
      type: type.toUpperCase(),
      name: toAsciiName(name),
      content: content.join(' '),
      ttl: recordTtlSeconds,
    }
  })
  const isSound = records.every(
    ({ type, name, content }) => recordTypes.includes(type) && isDomainName(name) && content !== '',
  )
  return records.length > 0 && isSound ? records : undefined
}

const parseDomainEvidence = (
  { domain, zone }: FormFields,
  kind: DomainKind,
): MarkDone['data'] | FieldError[] => {
  const [name, place] = [toAsciiName(domain), toAsciiName(zone)]
  if (!isDomainName(name)) return fieldErrors('domain', 'BAD_FORMAT')
  if (!isDomainName(place)) return fieldErrors('zone', 'BAD_FORMAT')
  return { step: 'domain', domain: name, zone: place, kind }
}

const parseDnsEvidence = (fields: FormFields): MarkDone['data'] | FieldError[] => {
  const zone = toAsciiName(fields.zone)
  if (!isDomainName(zone)) return fieldErrors('zone', 'BAD_FORMAT')
  const records = parseDnsRecords(fields.records ?? '')
  return records ? { step: 'dns', zone, records } : fieldErrors('records', 'BAD_FORMAT')
}

const parseEvidence = (fields: FormFields, { stalled, domainKind }: ProjectRow) => {
  switch (stalled?.step) {
    case 'domain':
      return parseDomainEvidence(fields, domainKind)
    case 'dns':
      return parseDnsEvidence(fields)
    case 'propagation':
    case 'deployment':
      return { step: stalled.step }
    default:
      return [{ pointer: '', code: 'WRONG_STATE' }]
  }
}

/** A step's result on a person's word: what she saw stands in the note of the reason. */
export const parseMarkDone = (fields: FormFields, project: ProjectRow): CommandOrErrors => {
  const data = parseEvidence(fields, project)
  const isNoted = (fields['reason.note'] ?? fields.note ?? '') !== ''
  const errors = [
    ...(Array.isArray(data) ? data : []),
    ...(isNoted || fields.view === 'plan' ? [] : fieldErrors('note', 'REQUIRED')),
  ]
  return Array.isArray(data) || errors.length > 0 ? errors : { type: 'MarkDone', data }
}

/** The plan is made of what stands at the vendors when it is confirmed. */
export const parseTeardown = ({ data = 'keep' }: FormFields): CommandOrErrors =>
  data === 'keep' || data === 'erase'
    ? { type: 'StartTeardown', data: { plan: [], data } }
    : fieldErrors('data', 'INVALID')
