import { z } from 'zod'
import { toHostname } from '../naming/parse-domain-name'

/** RFC 5321, sections 4.5.3.1.1 and 4.5.3.1.3: a path of 256 with its brackets. */
const maxLocalPartLength = 64
const maxAddressLength = 254

const isDotString = (text: string) => !/^\.|\.\.|\.$/.test(text)

/** An address as RFC 5321 and IDNA 2008 have it, its domain in lower-case ACE; undefined for others. */
export const parseEmailAddress = (typed: string): string | undefined => {
  const text = typed.trim()
  const at = text.lastIndexOf('@')
  const localPart = text.slice(0, at)
  const host = at > 0 ? toHostname(text.slice(at + 1)) : undefined
  if (!host || localPart.length > maxLocalPartLength || !isDotString(localPart)) return undefined
  const address = `${localPart}@${host}`
  return address.length <= maxAddressLength && z.regexes.html5Email.test(address)
    ? address
    : undefined
}
