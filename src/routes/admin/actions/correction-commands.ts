import type { DomainKind, StepId } from '../../../../events/codes'
import { domainKinds, stepIds } from '../../../../events/codes'
import type { DnsRecord } from '../../../../events/project'
import type { Fault } from '../../../../events/refusal-error'
import type { ProjectRow } from '../../../../projections/projects'
import type { ServerRow } from '../../../../projections/servers'
import type { MarkDone, ProjectCommand } from '../../../domain/project/commands'
import type { Fields } from '../../http/form-fields'

type Answer = ProjectCommand | Fault[]

const ttl = 300
const longestCode = 100

const fault = (field: string, code: string): Fault[] => [{ pointer: `/${field}`, code }]

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const isName = (name: string) =>
  name.length <= 253 && name.includes('.') && name.split('.').every((part) => label.test(part))

/** Lower case without the last dot, umlauts as the net writes them; '' where it is no name. */
const asciiName = (typed = '') => {
  const bare = typed.toLowerCase().replace(/\.$/, '')
  return URL.canParse(`http://${bare}/`) ? new URL(`http://${bare}/`).hostname : ''
}

const isStep = (text: string): text is StepId => stepIds.some((step) => step === text)

/** Without a step: the one it stands at. Which records of others go is what the plan has shown. */
export const resumedFrom = ({ step = '', strangers = '' }: Fields): Answer => {
  if (strangers === 'go') return { type: 'Resume', data: { replaces: [] } }
  if (step === '') return { type: 'Resume', data: {} }
  return isStep(step) ? { type: 'Resume', data: { step } } : fault('step', 'INVALID')
}

/** The code itself goes into a sealed row, never into the command. */
export const newCode = ({ authCode = '' }: Fields): Answer => {
  if (authCode === '') return fault('authCode', 'REQUIRED')
  if (authCode.length > longestCode) return fault('authCode', 'TOO_LONG')
  return { type: 'ReplaceTransferCode', data: {} }
}

const subdomain = (typed: string, baseDomain: string, baseDomains: readonly string[]): Answer => {
  if (!baseDomains.includes(baseDomain)) return fault('baseDomain', 'BASE_DOMAIN_NOT_OFFERED')
  const first = typed.endsWith(`.${baseDomain}`) ? typed.slice(0, -baseDomain.length - 1) : typed
  if (!label.test(first)) return fault('name', 'BAD_LABEL')
  const name = `${first}.${baseDomain}`
  return { type: 'ReplaceDomain', data: { domain: { kind: 'subdomain', name, baseDomain } } }
}

export const chosenDomain = (fields: Fields, baseDomains: readonly string[]): Answer => {
  const kind = domainKinds.find((one) => one === fields.kind)
  if (!kind) return fault('kind', 'REQUIRED')
  const name = asciiName(fields.name)
  if (kind === 'subdomain') return subdomain(name, fields.baseDomain ?? '', baseDomains)
  if (!isName(name)) return fault('name', 'BAD_FORMAT')
  return { type: 'ReplaceDomain', data: { domain: { kind, name } } }
}

export const chosenServer = ({ server = '' }: Fields, servers: readonly ServerRow[]): Answer => {
  const found = servers.find(({ id }) => id === server)
  if (!found) return fault('server', 'REQUIRED')
  const { id, ipv4, ipv6 } = found
  return { type: 'ChooseServer', data: { serverId: id, ipv4, ...(ipv6 ? { ipv6 } : {}) } }
}

const types: readonly string[] = ['A', 'AAAA', 'CNAME', 'TXT', 'MX', 'SRV', 'CAA']

/** `A name content`, a record a line; undefined where a line is none. */
const recordsIn = (text: string): DnsRecord[] | undefined => {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const records = lines.map((line) => {
    const [type = '', name = '', ...content] = line.trim().split(/\s+/)
    return { type: type.toUpperCase(), name: asciiName(name), content: content.join(' '), ttl }
  })
  const isSound = records.every(
    ({ type, name, content }) => types.includes(type) && isName(name) && content !== '',
  )
  return records.length > 0 && isSound ? records : undefined
}

const domainDone = ({ domain, zone }: Fields, kind: DomainKind): MarkDone['data'] | Fault[] => {
  const [name, place] = [asciiName(domain), asciiName(zone)]
  if (!isName(name)) return fault('domain', 'BAD_FORMAT')
  if (!isName(place)) return fault('zone', 'BAD_FORMAT')
  return { step: 'domain', domain: name, zone: place, kind }
}

const dnsDone = (fields: Fields): MarkDone['data'] | Fault[] => {
  const zone = asciiName(fields.zone)
  if (!isName(zone)) return fault('zone', 'BAD_FORMAT')
  const records = recordsIn(fields.records ?? '')
  return records ? { step: 'dns', zone, records } : fault('records', 'BAD_FORMAT')
}

const vouched = (fields: Fields, { stalled, domainKind }: ProjectRow) => {
  switch (stalled?.step) {
    case 'domain':
      return domainDone(fields, domainKind)
    case 'dns':
      return dnsDone(fields)
    case 'propagation':
    case 'deployment':
      return { step: stalled.step }
    default:
      return [{ pointer: '', code: 'WRONG_STATE' }]
  }
}

/** A step's result on a person's word: what she saw stands in the note of the reason. */
export const vouchedFor = (fields: Fields, project: ProjectRow): Answer => {
  const data = vouched(fields, project)
  const isNoted = (fields['reason.note'] ?? fields.note ?? '') !== ''
  const faults = [
    ...(Array.isArray(data) ? data : []),
    ...(isNoted || fields.view === 'plan' ? [] : fault('note', 'REQUIRED')),
  ]
  return Array.isArray(data) || faults.length > 0 ? faults : { type: 'MarkDone', data }
}

/** The plan is made of what stands at the vendors when it is confirmed. */
export const torn = ({ data = 'keep' }: Fields): Answer =>
  data === 'keep' || data === 'erase'
    ? { type: 'StartTeardown', data: { plan: [], data } }
    : fault('data', 'INVALID')
