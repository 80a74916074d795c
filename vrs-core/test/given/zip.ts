import { crc32, deflateRawSync } from 'node:zlib'

/** One entry as it shall stand in the archive; everything but name and data may lie. */
export type Part = {
  name: string
  data?: string | Uint8Array
  /** Unix mode, file type included; default a plain file, or a folder if the name ends with /. */
  mode?: number
  attributes?: number
  method?: number
  flags?: number
  localName?: string
  declaredSize?: number
  declaredCompressed?: number
  crc?: number
  /** Already deflated `data`, to spare the time. */
  packed?: Uint8Array
  /** Points at another entry's data. */
  offset?: number
}

const u16 = (value: number) => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value & 0xffff)
  return bytes
}
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}

const date = [u16(0), u16(0x21)]

const written = (part: Part) => {
  const data = Buffer.from(part.data ?? '')
  const folder = part.name.endsWith('/')
  const method = part.method ?? (folder ? 0 : 8)
  const packed = part.packed ? Buffer.from(part.packed) : method === 8 ? deflateRawSync(data) : data
  const sizes = [
    u32(part.crc ?? crc32(data)),
    u32(part.declaredCompressed ?? packed.length),
    u32(part.declaredSize ?? data.length),
  ]
  const flags = part.flags ?? 0x800
  const mode = part.mode ?? (folder ? 0o040755 : 0o100644)
  return { packed, sizes, flags, method, attributes: part.attributes ?? (mode << 16) >>> 0 }
}

/** Writes an archive byte by byte, so that it can be wrong in exactly one thing. */
export const zip = (parts: readonly Part[], after: Uint8Array = new Uint8Array()): Buffer => {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const { packed, sizes, flags, method, attributes } = written(part)
    const name = Buffer.from(part.name)
    const localName = Buffer.from(part.localName ?? part.name)
    const head = [u16(20), u16(flags), u16(method), ...date, ...sizes]
    const local = Buffer.concat([
      u32(0x04034b50),
      ...head,
      u16(localName.length),
      u16(0),
      localName,
      packed,
    ])
    central.push(
      Buffer.concat([
        ...[u32(0x02014b50), u16(0x031e), ...head, u16(name.length), u16(0), u16(0), u16(0)],
        ...[u16(0), u32(attributes), u32(part.offset ?? at), name],
      ]),
    )
    locals.push(local)
    at += local.length
  }
  const directory = Buffer.concat(central)
  const count = u16(parts.length)
  const end = [
    u32(0x06054b50),
    u16(0),
    u16(0),
    count,
    count,
    u32(directory.length),
    u32(at),
    u16(0),
  ]
  return Buffer.concat([...locals, directory, ...end, after])
}
