import { z } from 'zod'

export const portSchema = z.coerce.number().int().min(0).max(65_535)
/** Not z.email's own rule, which refuses addresses such as `info&service@example.org`. */
export const emailSchema = z.email({ pattern: z.regexes.html5Email })
/** A bare address, or one in angle brackets after a name. */
export const senderSchema = z
  .string()
  .regex(/^(?:[^<>\r\n]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/)
export const senderExpectation = 'an address such as VRS <noreply@vrs.gmbh>'
export const defaultSender = 'VRS Marketplace <noreply@vrs.gmbh>'
export const urlSchema = z.url({ protocol: /^https?$/ })
export const flagSchema = z.enum(['on', 'off', 'true', 'false', '1', '0'])
export const logLevels = [
  'trace',
  'debug',
  'info',
  'warn',
  'error',
  'fatal',
  'silent',
  'pretty',
] as const
export const networkSchema = z.union([z.cidrv4(), z.cidrv6()])

const parseJsonText = (text: unknown): unknown => {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}
export const ed25519Schema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
})
export const keySetSchema = z.preprocess(parseJsonText, z.object({ keys: z.array(ed25519Schema) }))
