/** Deeper than anything that we declare; what recurses over a parsed body must never be deeper. */
const maxJsonDepth = 32
/** Members and elements of a whole body. */
const maxJsonMembers = 20_000

const quote = 0x22
const backslash = 0x5c

/** Where the string that begins at `from` ends; strings are passed over without looking inside. */
const endOfString = (text: string, from: number) => {
  let index = from + 1
  while (index < text.length && text.charCodeAt(index) !== quote)
    index += text.charCodeAt(index) === backslash ? 2 : 1
  return index
}

/** What speaks against parsing this text into memory, found without recursion. */
const findJsonExcess = (text: string): string | undefined => {
  let depth = 0
  let members = 0
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index]
    if (char === '"') index = endOfString(text, index)
    else if (char === '{' || char === '[') depth += 1
    else if (char === '}' || char === ']') depth -= 1
    else if (char === ',') members += 1
    if (depth > maxJsonDepth) return `expected at most ${maxJsonDepth} levels, found more`
    if (members > maxJsonMembers) return `expected at most ${maxJsonMembers} members, found more`
  }
  return undefined
}

export type ParsedJson = { value: unknown } | { problem: string }

/** Parses a body that anybody may have sent; the problem says what was expected and found. */
export const parseJson = (text: string): ParsedJson => {
  const problem = findJsonExcess(text)
  if (problem) return { problem }
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { problem: 'expected a JSON body, found something else' }
  }
}

/**
 * JSON in ASCII alone, for answers that are held in memory: Bun writes such text as it is, and encodes
 * any other anew for each answer, which takes longer than the rest of it.
 */
export const stringifyAsAscii = (value: unknown): string => {
  const escaped = JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  // With one byte for each character: what was cut from wider text stays as wide.
  return Buffer.from(escaped, 'latin1').toString('latin1')
}
