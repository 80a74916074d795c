/** First and last byte, both included. */
export type ByteRange = { first: number; last: number }

/**
 * The one range that is asked for; undefined = the whole: no range, one we do not understand or
 * several of them. `size` is in bytes.
 */
export const parseByteRange = (
  header: string | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | undefined => {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (from === undefined || to === undefined || from + to === '') return undefined
  if (from === '') return suffixRange(Number(to), size)
  const first = Number(from)
  if (to !== '' && Number(to) < first) return undefined
  if (first >= size) return 'unsatisfiable'
  return { first, last: to === '' ? size - 1 : Math.min(Number(to), size - 1) }
}

const suffixRange = (bytes: number, size: number): ByteRange | 'unsatisfiable' =>
  bytes === 0 ? 'unsatisfiable' : { first: Math.max(0, size - bytes), last: size - 1 }
