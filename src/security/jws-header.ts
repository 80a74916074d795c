import { z } from 'zod'
import { InvalidToken } from './invalid-token'

const headerSchema = z.strictObject({
  alg: z.literal('EdDSA'),
  typ: z.string(),
  kid: z.string().min(1).max(128),
})

const maxTokenLength = 256 * 1024

/** Base64url leaves unused bits in a part's last letter: only the spelling an encoder writes counts. */
const isCanonical = (part: string) =>
  part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part

const parseHeader = (part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch (error) {
    throw new InvalidToken('its header is not JSON', error)
  }
}

/** The `kid` of a compact JWS with exactly the header {alg: EdDSA, typ, kid}; nothing is verified yet. */
export const readKeyId = (token: string, typ: string): string => {
  if (token.length > maxTokenLength)
    throw new InvalidToken(`it is longer than ${maxTokenLength} characters`)
  const parts = token.split('.')
  if (parts.length !== 3 || !parts.every(isCanonical))
    throw new InvalidToken('it is not three base64url parts')
  const read = headerSchema.safeParse(parseHeader(parts[0] ?? ''))
  if (!read.success) throw new InvalidToken('its header is not {alg: EdDSA, typ, kid}', read.error)
  if (read.data.typ !== typ)
    throw new InvalidToken(`its typ is ${read.data.typ.slice(0, 40)}, expected ${typ}`)
  return read.data.kid
}
