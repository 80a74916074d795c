import { z } from 'zod'
import { ace } from '../../to-ace'
import type { DnsRecord, FoundRecord } from '../types'

/** `count` and `record` are missing when nothing matches; ids were numbers until November 2025. */
export const zoneInfo = z
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

type Wire = z.infer<typeof zoneInfo>['record'][number]

/** INWX keeps the priority of an MX or SRV apart; our words carry it in the content. */
const withPrio = ['MX', 'SRV']

export const fromWire = ({ id, name, type, content, ttl, prio }: Wire): FoundRecord => ({
  id,
  type,
  name: ace(name),
  content: withPrio.includes(type) ? `${prio} ${content}` : content,
  ttl,
})

/** The host that a content ends in. */
const aceHost = (content: string) => content.replace(/\S+$/, ace)

export const toWire = ({ type, name, content, ttl }: DnsRecord) => {
  const head = { type, name: ace(name), ttl }
  if (type === 'CNAME') return { ...head, content: ace(content) }
  if (!withPrio.includes(type)) return { ...head, content }
  const [prio = '', ...rest] = content.trim().split(/\s+/)
  return { ...head, content: aceHost(rest.join(' ')), prio: Number(prio) }
}

const shortest = (ipv6: string) => {
  try {
    return new URL(`http://[${ipv6}]`).hostname
  } catch {
    return ipv6
  }
}

const canonical = ({ type, content }: Pick<FoundRecord, 'type' | 'content'>): string => {
  if (type === 'AAAA') return shortest(content)
  return ['CNAME', 'MX', 'SRV'].includes(type) ? aceHost(content.trim()) : content
}

/** Equal by name, type and content: ids can be lost and ttls be changed by hand. */
export const sameRecord = (
  a: Pick<FoundRecord, 'type' | 'name' | 'content'>,
  b: Pick<FoundRecord, 'type' | 'name' | 'content'>,
): boolean => a.type === b.type && ace(a.name) === ace(b.name) && canonical(a) === canonical(b)
