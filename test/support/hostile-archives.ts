import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'

const centralSignature = Buffer.from([0x50, 0x4b, 1, 2])
const localSignature = Buffer.from([0x50, 0x4b, 3, 4])

export type ArchiveFile = [path: string, content: string | Uint8Array]

/** `options` as zip.js writes them, for every file. */
export const createArchive = async (files: readonly ArchiveFile[], options: object = {}) => {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, ...options })
  for (const [path, content] of files)
    await zip.add(path, new Uint8ArrayReader(Buffer.from(content)))
  return Buffer.from(await zip.close())
}

/** An archive of so many empty files: quicker than zip.js writes them. */
export const createArchiveOfMany = (count: number): Buffer => {
  const entries = Array.from({ length: count }, (_, index) => {
    const name = Buffer.from(`gruss/${index}`)
    const local = Buffer.alloc(30)
    localSignature.copy(local)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    centralSignature.copy(central)
    central.writeUInt16LE(name.length, 28)
    return { name, local: Buffer.concat([local, name]), central }
  })
  let at = 0
  for (const { local, central } of entries) {
    central.writeUInt32LE(at, 42)
    at += local.length
  }
  const directory = Buffer.concat(entries.flatMap(({ name, central }) => [central, name]))
  const end = Buffer.alloc(22)
  end.set([0x50, 0x4b, 5, 6])
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...entries.map(({ local }) => local), directory, end])
}

export const pluginManifest = {
  name: 'gruss',
  version: '1.0.0',
  displayName: 'Gruß',
  description: 'Grüßt.',
  category: 'communication',
  icon: 'hand',
  minCore: '0.1.0',
  dependsOn: {},
  migrations: [] as string[],
  routes: ['/gruss'],
  license: 'VRS',
}

/** A plugin that can be published; `more` adds files or takes the place of its own. */
export const pluginFiles = (
  manifest: object = {},
  more: readonly ArchiveFile[] = [],
): ArchiveFile[] => {
  const replaced = new Set(more.map(([path]) => path))
  const own: ArchiveFile[] = [
    ['manifest.json', JSON.stringify({ ...pluginManifest, ...manifest })],
    ['gruss/index.js', "export const plugin = { text: 'Grüß Gott' }\n"],
    ['gruss/text.txt', 'Servus Servus Servus'],
  ]
  return [...own.filter(([path]) => !replaced.has(path)), ...more]
}

/** Answers a number from 0 up to `below`. */
type Pick = (below: number) => number

const hostileNames = [
  ...[
    '../x',
    '../../x',
    'gruss/../../x',
    '/x',
    '//x/y',
    '/etc/passwd',
    'C:/x',
    'C:x',
    'gruss/C:/x',
  ],
  ...['..\\x', 'gruss\\x', '\\\\server\\x', './gruss/x', 'gruss/./x', 'gruss//x', 'gruss/x\0.js'],
  ...['gruss/x\n', 'gruss/x\u202e.js', 'gruss/con', 'gruss/NUL.txt', 'gruss/x.', 'gruss/x '],
  ...['gruss/x:y', 'x', 'other/index.js', 'node_modules/x/index.js', 'Gruss/index.js', '.env'],
  ...['~/x', `gruss/${'a'.repeat(300)}`, `gruss/${'a/'.repeat(40)}x`, 'gruss/INDEX.js', 'GRUSS/x'],
]

/** Positions of the headers of all entries. */
const findHeaders = (archive: Buffer, signature: Buffer) => {
  const positions: number[] = []
  for (let at = archive.indexOf(signature); at >= 0; at = archive.indexOf(signature, at + 4))
    positions.push(at)
  return positions
}

type Patch = (archive: Buffer, central: number, local: number, random: Pick) => void

const linkModes = [0o120777, 0o010644, 0o020644, 0o060644, 0o140644, 0o040755]

/** One header of one entry, wrong in one thing; `central` and `local` are its positions. */
const patches: Patch[] = [
  (archive, central, _, random) =>
    void archive.writeUInt32LE(((linkModes[random(6)] ?? 0) << 16) >>> 0, central + 38),
  (archive, central) => void archive.writeUInt32LE(0x400, central + 38),
  (archive, central, local, random) => {
    const method = [1, 9, 12, 14, 93, 95, 99][random(7)] ?? 12
    archive.writeUInt16LE(method, central + 10)
    archive.writeUInt16LE(method, local + 8)
  },
  (archive, central, local) => {
    archive.writeUInt16LE(archive.readUInt16LE(central + 8) | 1, central + 8)
    archive.writeUInt16LE(archive.readUInt16LE(local + 6) | 1, local + 6)
  },
  (archive, central, local, random) => {
    const size = [0, 1, 0x7fffffff, 0xfffffff0, 300_000_000][random(5)] ?? 1
    archive.writeUInt32LE(size, central + 24)
    archive.writeUInt32LE(size, local + 22)
  },
  (archive, central, _, random) =>
    void archive.writeUInt32LE([0, 7, 0x7fffffff, 5_000_000][random(4)] ?? 7, central + 42),
  (archive, central, local) => {
    archive.writeUInt32LE((archive.readUInt32LE(central + 16) ^ 1) >>> 0, central + 16)
    archive.writeUInt32LE((archive.readUInt32LE(local + 14) ^ 1) >>> 0, local + 14)
  },
  // Another name before the data than in the directory.
  (archive, _, local) => void archive.write('../', local + 30),
]

const createPatched = async (random: Pick) => {
  const archive = await createArchive(pluginFiles(), {
    level: 0,
    dataDescriptor: false,
    extendedTimestamp: false,
  })
  const [centrals, locals] = [
    findHeaders(archive, centralSignature),
    findHeaders(archive, localSignature),
  ]
  const entry = random(centrals.length)
  // The first entry lies at 0 rightly.
  const patch = random(patches.length)
  const chosen = patch === 5 && entry === 0 ? 6 : patch
  patches[chosen]?.(archive, centrals[entry] ?? 0, locals[entry] ?? 0, random)
  return archive
}

const createBadlyNamed = async (random: Pick) => {
  const name = hostileNames[random(hostileNames.length)] ?? '../x'
  // zip.js refuses some names: a placeholder of the same length is written over afterwards.
  const bytes = Buffer.from(name)
  const placeholder = `gruss/${'q'.repeat(Math.max(1, bytes.length - 6))}`.slice(0, bytes.length)
  const archive = await createArchive([
    ...pluginFiles(),
    [placeholder.padEnd(bytes.length, 'q'), `content ${random(1000)}`],
  ])
  for (let at = archive.indexOf(placeholder); at >= 0; at = archive.indexOf(placeholder, at + 1))
    bytes.copy(archive, at)
  return archive
}

const createBomb = (random: Pick) => {
  const zeros = new Uint8Array(1_000_000 + random(3_000_000))
  const bomb: ArchiveFile[] =
    random(2) === 0
      ? [['gruss/zeros', zeros]]
      : Array.from({ length: 150 }, (_, index) => [`gruss/${index}`, new Uint8Array(9000)])
  return createArchive([...pluginFiles(), ...bomb], { level: 9 })
}

const createIncomplete = (random: Pick) => {
  const files = pluginFiles()
  const variants: ArchiveFile[][] = [
    files.slice(1),
    files.filter(([path]) => path !== 'gruss/index.js'),
    pluginFiles({ name: `other${random(100)}` }),
    pluginFiles({ version: `1.${random(9)}` }),
    pluginFiles({}, [['gruss/index.js', `import 'hono${random(100)}'`]]),
    pluginFiles({ extra: random(100) }),
    pluginFiles({}, [[`migrations/000${random(9)}-x.up.sql`, 'select 1']]),
    [],
  ]
  return createArchive(variants[random(variants.length)] ?? [])
}

const createMisplaced = async (random: Pick) => {
  const archive = await createArchive(pluginFiles())
  const strange = Buffer.from(`MZ${random(1000)}`)
  switch (random(4)) {
    case 0:
      return Buffer.concat([strange, archive])
    case 1:
      return Buffer.concat([archive, strange])
    case 2:
      return archive.subarray(0, archive.length - 1 - random(archive.length - 1))
    default:
      return Buffer.alloc(1 + random(5000), strange)
  }
}

const kinds = [createPatched, createBadlyNamed, createBomb, createIncomplete, createMisplaced]

/** An archive that no runtime may unpack. */
export const createHostileArchive = (random: Pick): Promise<Buffer> =>
  (kinds[random(10) % kinds.length] ?? createPatched)(random)
