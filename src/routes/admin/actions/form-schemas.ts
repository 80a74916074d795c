import { z } from 'zod'

/** A text that must be there; the messages are the codes of field errors. */
export const requiredText = (maxLength: number) =>
  z.string('REQUIRED').min(1, 'REQUIRED').max(maxLength, 'TOO_LONG')

const labelPattern = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
export const isDomainLabel = (text: string) => labelPattern.test(text)

export const isDomainName = (name: string) =>
  name.length <= 253 && name.includes('.') && name.split('.').every(isDomainLabel)

/** Lower case without the last dot, umlauts in Punycode; '' where it is no name. */
export const normalizeTypedDomain = (typed = '') => {
  const bare = typed.toLowerCase().replace(/\.$/, '')
  return URL.canParse(`http://${bare}/`) ? new URL(`http://${bare}/`).hostname : ''
}

/** A domain as a person types it, in ASCII. */
export const domainName = () =>
  z.string().default('').transform(normalizeTypedDomain).refine(isDomainName, 'BAD_FORMAT')

export const maxAuthCodeLength = 100
