const maxLabelBytes = 63
const maxNameBytes = 255

const escapeLabel = (label: string) => label.replace(/[.\\]/g, '\\$&')
const splitLabels = (name: string) =>
  name.match(/(?:\\.|[^.\\])+/g)?.map((label) => label.replace(/\\(.)/g, '$1')) ?? []

/** The labels with their lengths; `.` and the empty name are the root. Fails for labels over 63 bytes. */
export const encodeName = (name: string): Buffer => {
  const labels = splitLabels(name).map((label) => Buffer.from(label, 'latin1'))
  if (labels.some(({ length }) => length > maxLabelBytes))
    throw new Error(`expected labels of at most ${maxLabelBytes} bytes, found ${name}`)
  const parts = labels.flatMap((label) => [Buffer.from([label.length]), label])
  return Buffer.concat([...parts, Buffer.from([0])])
}

/** The name of a question: pointers are not allowed there. Undefined when it is malformed. */
export const decodeName = (
  message: Buffer,
  start: number,
): { name: string; end: number } | undefined => {
  const labels: string[] = []
  let at = start
  while (at < message.length && at - start < maxNameBytes) {
    const length = message.readUInt8(at)
    at += 1
    if (length === 0) return { name: labels.join('.'), end: at }
    if (length > maxLabelBytes || at + length > message.length) return undefined
    labels.push(escapeLabel(message.toString('latin1', at, at + length)))
    at += length
  }
  return undefined
}

/** The position behind a name that may end in a pointer. */
export const skipName = (message: Buffer, start: number): number | undefined => {
  let at = start
  while (at < message.length) {
    const length = message.readUInt8(at)
    if (length >= 0xc0) return at + 2
    if (length > maxLabelBytes) return undefined
    at += 1 + length
    if (length === 0) return at
  }
  return undefined
}
