import { domainToASCII } from 'node:url'
import { getDomain } from 'tldts'

/** `name` in lower-case ACE. */
export type ParsedDomainName =
  | { is: 'registrable' | 'host'; name: string }
  | { is: 'nothing'; name: '' }

const labelPattern = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const noDomainName: ParsedDomainName = { is: 'nothing', name: '' }

const toLowerAscii = (typed: string) => {
  const bare = typed.trim().toLowerCase().replace(/\.$/, '')
  return /^[a-z0-9.-]*$/.test(bare) ? bare : domainToASCII(bare).toLowerCase()
}

/** A domain name as somebody typed it: whether it is one, and whether a registry could sell it. */
export const parseDomainName = (typed: string): ParsedDomainName => {
  const name = toLowerAscii(typed)
  const labels = name.split('.')
  if (name.length > 253 || labels.length < 2 || !labels.every((one) => labelPattern.test(one)))
    return noDomainName
  if (/^\d+$/.test(labels.at(-1) ?? '')) return noDomainName
  const registrable = getDomain(name, { allowPrivateDomains: false })
  return { is: registrable === name ? 'registrable' : 'host', name }
}
