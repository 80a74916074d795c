/** A whole number below `below`, decided by a seed. */
export type Pick = (below: number) => number

const strange = ['', ' ', '\n', '\0', '=', '==', '.', '..', '+', '/', 'é', '\u202e', '%00', '"']
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

const one = <T>(all: readonly T[], pick: Pick): T => {
  const found = all[pick(all.length)]
  if (found === undefined) throw new Error('expected something to choose from, found nothing')
  return found
}

const splice = (text: string, at: number, removed: number, added: string) =>
  text.slice(0, at) + added + text.slice(at + removed)

const textMutations: ((text: string, pick: Pick) => string)[] = [
  (text, pick) => splice(text, pick(text.length), 1, one([...letters], pick)),
  // The last letters of the parts hold unused bits.
  (text, pick) => splice(text, text.length - 1 - pick(2), 1, one([...letters], pick)),
  (text, pick) => splice(text, pick(text.length), 1 + pick(8), ''),
  (text, pick) => splice(text, pick(text.length + 1), 0, one([...letters, ...strange], pick)),
  (text, pick) => text.slice(0, pick(text.length)),
  (text, pick) => text + one(strange, pick),
  (text, pick) => one(strange, pick) + text,
  (text, pick) => {
    const at = pick(text.length)
    return splice(text, at, 0, text.slice(at, at + 1 + pick(20)))
  },
  (text, pick) => {
    const at = pick(text.length)
    const letter = text.charAt(at)
    const other = letter.toLowerCase()
    return splice(text, at, 1, letter === other ? letter.toUpperCase() : other)
  },
]

const decodePart = (part: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString())
const encodePart = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

const values = [null, true, 0, -1, 1e308, '', 'none', 'HS256', 'EdDSA', [], {}, '../..', '\0']

const changeField = (part: string, pick: Pick) => {
  const fields = decodePart(part)
  const name = one([...Object.keys(fields), 'crit', 'jwk', 'b64', 'x5u', '__proto__'], pick)
  if (pick(4) === 0) delete fields[name]
  else Object.defineProperty(fields, name, { value: one(values, pick), enumerable: true })
  return encodePart(fields)
}

/** Header, payload or signature is another one's, or has another field. */
const partMutations: ((parts: string[], other: string[], pick: Pick) => void)[] = [
  (parts, other, pick) => {
    const at = pick(3)
    parts[at] = other[at] ?? ''
  },
  (parts, _, pick) => {
    const at = pick(2)
    parts[at] = changeField(parts[at] ?? '', pick)
  },
  (parts, _, pick) => {
    parts[pick(3)] = ''
  },
  (parts, _, pick) => {
    parts.splice(pick(4), 0, one(parts, pick))
  },
]

/** A token that is not the one it was made from; `other`: one that is as valid, for its parts. */
export const mutateToken = (token: string, other: string, pick: Pick): string => {
  const parts = token.split('.')
  const isOfParts = pick(2) === 0
  if (isOfParts) one(partMutations, pick)(parts, other.split('.'), pick)
  const mutated = isOfParts ? parts.join('.') : one(textMutations, pick)(token, pick)
  return mutated === token || mutated === other ? mutateToken(token, other, pick) : mutated
}

const byteMutations: ((bytes: Buffer, pick: Pick) => Buffer)[] = [
  (bytes, pick) => {
    const changed = Buffer.from(bytes)
    for (let times = 1 + pick(4); times > 0; times -= 1) {
      const at = pick(changed.length)
      changed[at] = (changed[at] ?? 0) ^ (1 << pick(8))
    }
    return changed
  },
  (bytes, pick) => bytes.subarray(0, pick(bytes.length)),
  (bytes, pick) => {
    const at = pick(bytes.length)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + pick(50))])
  },
  (bytes, pick) => {
    const at = pick(bytes.length)
    const added = Buffer.from(Array.from({ length: 1 + pick(50) }, () => pick(256)))
    return Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at)])
  },
  (bytes) => Buffer.concat([bytes, bytes]),
]

/** Other bytes than those it was made from. */
export const mutateBytes = (bytes: Buffer, pick: Pick): Buffer => {
  const mutated = one(byteMutations, pick)(bytes, pick)
  return mutated.equals(bytes) ? mutateBytes(bytes, pick) : mutated
}
