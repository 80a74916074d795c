import { domainToASCII } from 'node:url'
import { getDomain } from 'tldts'

/** `name` in lower-case ACE. */
export type NameRead = { is: 'registrable' | 'host'; name: string } | { is: 'nothing'; name: '' }

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const nothing: NameRead = { is: 'nothing', name: '' }

const ascii = (typed: string) => {
  const bare = typed.trim().toLowerCase().replace(/\.$/, '')
  return /^[a-z0-9.-]*$/.test(bare) ? bare : domainToASCII(bare).toLowerCase()
}

/** A domain name as somebody typed it: whether it is one, and whether a registry could sell it. */
export const readName = (typed: string): NameRead => {
  const name = ascii(typed)
  const labels = name.split('.')
  if (name.length > 253 || labels.length < 2 || !labels.every((one) => label.test(one)))
    return nothing
  if (/^\d+$/.test(labels.at(-1) ?? '')) return nothing
  const registrable = getDomain(name, { allowPrivateDomains: false })
  return { is: registrable === name ? 'registrable' : 'host', name }
}
