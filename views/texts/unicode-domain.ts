/* Punycode, RFC 3492: the numbers are the standard's own. */
const base = 36
const [least, most, skew, damp] = [1, 26, 38, 700]

const parseDigit = (sign: string) => {
  const at = 'abcdefghijklmnopqrstuvwxyz0123456789'.indexOf(sign)
  return at < 0 ? undefined : at
}

const adaptBias = (delta: number, count: number, isFirst: boolean) => {
  let rest = isFirst ? Math.floor(delta / damp) : delta >> 1
  rest += Math.floor(rest / count)
  let bias = 0
  for (; rest > ((base - least) * most) >> 1; bias += base) rest = Math.floor(rest / (base - least))
  return bias + Math.floor(((base - least + 1) * rest) / (rest + skew))
}

/** One variable-length number from the front of `signs`; undefined when it is none. */
const readNumber = (signs: string[], bias: number) => {
  let [found, weight] = [0, 1]
  for (let place = base; ; place += base) {
    const digit = parseDigit(signs.shift() ?? '')
    if (digit === undefined) return undefined
    found += digit * weight
    const threshold = Math.min(Math.max(place - bias, least), most)
    if (digit < threshold) return found
    weight *= base - threshold
  }
}

const decodeLabel = (label: string): string | undefined => {
  const cut = label.lastIndexOf('-')
  const text = cut > 0 ? [...label.slice(0, cut)] : []
  const signs = [...label.slice(cut + 1)]
  let [point, at, bias] = [128, 0, 72]
  while (signs.length > 0) {
    const delta = readNumber(signs, bias)
    if (delta === undefined) return undefined
    const length = text.length + 1
    bias = adaptBias(delta, length, at === 0)
    at += delta
    point += Math.floor(at / length)
    at %= length
    if (point > 0x10ffff) return undefined
    text.splice(at, 0, String.fromCodePoint(point))
    at += 1
  }
  return text.join('')
}

/** `xn--kln-sna.de` -> `köln.de`; what cannot be read stays as it is. */
export const toUnicodeDomain = (ace: string): string =>
  ace
    .split('.')
    .map((label) => (label.startsWith('xn--') ? decodeLabel(label.slice(4)) || label : label))
    .join('.')
