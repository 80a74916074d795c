import { z } from 'zod'
import type { AnyStepId } from '../../../../../events/codes'
import type { DnsRecord } from '../../../../../events/domain'
import type { ProjectRow } from '../../../../../projections/projects'
import { EvidenceFields } from '../../../../../views/admin/actions/correction-fields'
import { toHostname } from '../../../../domain/naming/parse-domain-name'
import { canMarkDone } from '../../../../domain/project/allowed-actions'
import type { MarkDone } from '../../../../domain/project/commands'
import type { ActionContext } from '../define-action'
import { domainName } from '../form-schemas'
import { defineProjectAction, type ProjectActionKind } from './define-project-action'

const recordTtlSeconds = 300
const recordTypes: readonly string[] = ['A', 'AAAA', 'CNAME', 'TXT', 'MX', 'SRV', 'CAA']

/** `A name content`, a record a line; undefined where a line is no record. */
const parseDnsRecords = (text: string): DnsRecord[] | undefined => {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const records = lines.map((line) => {
    const [type = '', name = '', ...content] = line.trim().split(/\s+/)
    return {
      type: type.toUpperCase(),
      name: toHostname(name) ?? '',
      content: content.join(' '),
      ttl: recordTtlSeconds,
    }
  })
  const isValid = records.every(
    ({ type, name, content }) => recordTypes.includes(type) && name !== '' && content !== '',
  )
  return records.length > 0 && isValid ? records : undefined
}

const dnsRecords = z
  .string()
  .default('')
  .transform((text, context) => {
    const records = parseDnsRecords(text)
    if (records) return records
    context.addIssue({ code: 'custom', message: 'BAD_FORMAT' })
    return z.NEVER
  })

type EvidenceInput = { domain?: string; zone?: string; records?: DnsRecord[] }

const fieldsByStep: Partial<Record<AnyStepId, z.ZodRawShape>> = {
  domain: { domain: domainName(), zone: domainName() },
  dns: { zone: domainName(), records: dnsRecords },
}

const requiredNote = z
  .string()
  .default('')
  .refine((note) => note !== '', 'REQUIRED')

/** What the stalled step would have left behind; for a plan alone the note is not needed. */
const evidenceSchema = ({ subject: { stalled }, fields }: ActionContext<ProjectActionKind>) => {
  const hasNote = (fields['reason.note'] ?? fields.note ?? '') !== ''
  return z.object({
    ...(stalled ? fieldsByStep[stalled.step] : {}),
    ...(hasNote || fields.view === 'plan' ? {} : { note: requiredNote }),
  }) as z.ZodType<EvidenceInput>
}

const toMarkDone = (
  { domain = '', zone = '', records = [] }: EvidenceInput,
  { stalled, domainKind }: ProjectRow,
): MarkDone['data'] | undefined => {
  switch (stalled?.step) {
    case 'domain':
      return { step: 'domain', domain, zone, kind: domainKind }
    case 'dns':
      return { step: 'dns', zone, records }
    case 'propagation':
    case 'deployment':
      return { step: stalled.step }
    default:
      return undefined
  }
}

/** A step's result on a person's word; what she saw stands in the reason's note. */
export const evidence = defineProjectAction({
  code: 'evidence',
  reasons: ['seenMyself', 'vendorConfirmed', 'other'],
  plan: 'computed',
  needsNote: true,
  Fields: EvidenceFields,
  labels: (t) => ({ zone: t.project.zone, records: t.project.recordsPresent }),
  isAllowed: canMarkDone,
  input: evidenceSchema,
  command: (input, { subject }) => {
    const data = toMarkDone(input, subject)
    return data ? { type: 'MarkDone', data } : [{ pointer: '', code: 'WRONG_STATE' }]
  },
})
