type Random = () => number

export const pick = <T>(all: readonly T[], random: Random): T => {
  const one = all[Math.floor(random() * all.length)]
  if (one === undefined) throw new Error('expected something to pick from, found nothing')
  return one
}

/** Text that has broken programs before: empty, long, invisible, not well-formed, or another language's code. */
const hostileTexts = [
  '',
  ' ',
  'a',
  'ä'.repeat(300),
  'x'.repeat(10_000),
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202eabc',
  '\u200b',
  '\u3164',
  '👩‍👩‍👧',
  '\r\nset-cookie: a=b',
  '../../../../etc/passwd',
  '..%2f..%2f',
  "' or 1=1 --",
  '<script>alert(1)</script>',
  '{{7*7}}',
  '#{7*7}',
  '%',
  '_',
  '\\',
  '-1',
  '0',
  '1e309',
  'NaN',
  '9'.repeat(40),
  '2147483648',
  '9223372036854775808',
  '1.5',
  'true',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  '2026-02-30',
  '0000-00-00',
  '275760-09-14',
  '01890000-0000-7000-8000-000000000000',
  'xn--a.de',
  '😀.de',
  'münchen.de',
  'a.'.repeat(130),
  'info&service@example.org',
  'a@b',
  '+49 0221 123456',
]

const hostileNumbers = [0, -0, -1, 1.5, 1e21, -1e308, 2 ** 31, 2 ** 53, 2 ** 63]

const nest = (depth: number, isArray: boolean): unknown => {
  let value: unknown = 1
  for (let level = 0; level < depth; level += 1) value = isArray ? [value] : { a: value }
  return value
}

/** Any JSON value, seldom deep; `names` are members that somebody reads. */
export const createHostileJson = (random: Random, names: readonly string[], depth = 0): unknown => {
  const kind = random()
  if (depth > 3 || kind < 0.5) return pick(hostileTexts, random)
  if (kind < 0.6) return pick(hostileNumbers, random)
  if (kind < 0.68) return pick([null, true, false], random)
  if (kind < 0.7) return nest(pick([31, 40, 5_000], random), random() < 0.5)
  const size = Math.floor(random() * 6)
  if (kind < 0.78)
    return Array.from({ length: size }, () => createHostileJson(random, names, depth + 1))
  return Object.fromEntries(
    Array.from({ length: size }, () => [
      pick(names, random),
      createHostileJson(random, names, depth + 1),
    ]),
  )
}

/** A value for a place in a path or a query. */
export const createHostileText = (random: Random) => pick(hostileTexts, random)
