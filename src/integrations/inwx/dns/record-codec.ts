import { z } from 'zod'
import { toAce, toCanonicalAddress } from '../../canonical-names'
import type { DnsRecord, ObservedRecord } from '../types'

/** `count` and `record` are missing when nothing matches; ids were numbers until November 2025. */
export const zoneInfoSchema = z
  .object({
    record: z
      .array(
        z.object({
          id: z.coerce.string(),
          name: z.string(),
          type: z.string(),
          content: z.coerce.string(),
          ttl: z.coerce.number(),
          prio: z.coerce.number().default(0),
        }),
      )
      .default([]),
  })
  .prefault({})

type WireRecord = z.infer<typeof zoneInfoSchema>['record'][number]

/** INWX stores the priority of an MX or SRV separately; in our records it is part of the content. */
const prioritizedTypes = ['MX', 'SRV']

export const decodeRecord = ({
  id,
  name,
  type,
  content,
  ttl,
  prio,
}: WireRecord): ObservedRecord => ({
  id,
  type,
  name: toAce(name),
  content: prioritizedTypes.includes(type) ? `${prio} ${content}` : content,
  ttl,
})

/** Converts the host at the end of the content; `.` is none. */
const toAceHost = (content: string) =>
  content.replace(/\S+$/, (host) => (host === '.' ? host : toAce(host)))

export const encodeRecord = ({ type, name, content, ttl }: DnsRecord) => {
  const head = { type, name: toAce(name), ttl }
  if (type === 'CNAME') return { ...head, content: toAce(content) }
  if (!prioritizedTypes.includes(type)) return { ...head, content }
  const [prio = '', ...rest] = content.trim().split(/\s+/)
  return { ...head, content: toAceHost(rest.join(' ')), prio: Number(prio) }
}

const canonicalContent = ({ type, content }: Pick<ObservedRecord, 'type' | 'content'>): string => {
  if (type === 'AAAA') return toCanonicalAddress(content)
  return ['CNAME', 'MX', 'SRV'].includes(type) ? toAceHost(content.trim()) : content
}

/** Equal by name, type and content: ids can be lost and ttls be changed by hand. */
export const isSameRecord = (
  a: Pick<ObservedRecord, 'type' | 'name' | 'content'>,
  b: Pick<ObservedRecord, 'type' | 'name' | 'content'>,
): boolean =>
  a.type === b.type &&
  toAce(a.name) === toAce(b.name) &&
  canonicalContent(a) === canonicalContent(b)

/** The types that say where a name leads, HTTPS to browsers; none may stand beside the site's own. */
export const addressRecordTypes: ReadonlySet<string> = new Set([
  'A',
  'AAAA',
  'CNAME',
  'ALIAS',
  'URL',
  'HTTPS',
])

export const inwxRecordRules = { isSame: isSameRecord, addressTypes: addressRecordTypes }
