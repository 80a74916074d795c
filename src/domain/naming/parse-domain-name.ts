import idn from 'idn-hostname'
import { getDomain } from 'tldts'
import { isHostname } from './hostname'

/** `name` in lower-case ACE. */
export type ParsedDomainName =
  | { is: 'registrable' | 'host'; name: string }
  | { is: 'nothing'; name: '' }

const noDomainName: ParsedDomainName = { is: 'nothing', name: '' }

const pastedLink = /^(?:https?:\/\/)?([^/?#]*)(?:[/?#].*)?$/isu

/** Of a pasted link: its scheme and all behind its host say nothing about the domain. */
export const takeHostOfLink = (typed: string) => pastedLink.exec(typed.trim())?.[1] ?? ''

/** Lower-case ACE by IDNA 2008; undefined for what it does not allow, such as symbols and dashes. */
const toAsciiName = (typed: string): string | undefined => {
  try {
    return idn.idnHostname(typed.replace(/[.。]$/u, ''))
  } catch {
    return undefined
  }
}

/** A host name with at least one dot in lower-case ACE; undefined for an address or no name at all. */
export const toHostname = (typed: string): string | undefined => {
  // Longer than any name in Unicode can be, so that a long text costs no time.
  if (typed.length > 512) return undefined
  const name = toAsciiName(typed.trim())
  return name && isHostname(name) && !/^\d+$/.test(name.slice(name.lastIndexOf('.') + 1))
    ? name
    : undefined
}

/** A domain name as somebody typed or pasted it: whether it is one, and whether a registry could sell it. */
export const parseDomainName = (typed: string): ParsedDomainName => {
  const name = toHostname(takeHostOfLink(typed))
  if (!name) return noDomainName
  const registrable = getDomain(name, { allowPrivateDomains: false })
  return { is: registrable === name ? 'registrable' : 'host', name }
}
