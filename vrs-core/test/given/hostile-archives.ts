import { deflateRawSync } from 'node:zlib'
import { type Part, zip } from './zip'

export type Hostile = { why: string; archive: () => Uint8Array }

const good: Part[] = [
  { name: 'manifest.json', data: '{"name":"shop","version":"1.0.0"}' },
  { name: 'shop/index.js', data: 'export const plugin = {}' },
]

const badNames = [
  '../evil.txt',
  'shop/../../evil.txt',
  'shop/..',
  'shop/a/../../../evil.txt',
  '/etc/evil.txt',
  '//server/share/evil.txt',
  'C:/evil.txt',
  'C:evil.txt',
  'shop/C:/evil.txt',
  '..\\evil.txt',
  'shop\\evil.txt',
  'shop/..\\..\\evil.txt',
  '\\\\server\\evil.txt',
  './shop/evil.txt',
  'shop/./evil.txt',
  'shop//evil.txt',
  'shop/evil\0.txt',
  'shop/evil\n.txt',
  'shop/evil\u202Etxt.js',
  'shop/con',
  'shop/NUL.txt',
  'shop/trailing.',
  'shop/trailing ',
  'shop/evil.txt:stream',
  'evil.txt',
  'other/index.js',
  'node_modules/x/index.js',
  'Shop/index.js',
  '.env',
  '~/evil.txt',
  `shop/${'a'.repeat(300)}`,
  `shop/${'a/'.repeat(40)}evil.txt`,
  `shop/${'abcdefgh/'.repeat(18)}${'x'.repeat(400)}`,
]

const modes: [string, number][] = [
  ['a symbolic link', 0o120777],
  ['a fifo', 0o010644],
  ['a character device', 0o020644],
  ['a block device', 0o060644],
  ['a socket', 0o140644],
  ['a folder by its mode that is a file by its name', 0o040755],
]

const twice: [string, Part[]][] = [
  ['the same name twice', [{ name: 'shop/a' }, { name: 'shop/a' }]],
  ['the entry twice', [{ name: 'shop/index.js', data: 'evil' }]],
  ['names that differ in case only', [{ name: 'shop/a' }, { name: 'shop/A' }]],
  ['names that differ in composition only', [{ name: 'shop/\u00e9' }, { name: 'shop/e\u0301' }]],
  ['a file that is also a folder', [{ name: 'shop/a' }, { name: 'shop/a/b' }]],
  ['a folder that is also a file', [{ name: 'shop/a/b' }, { name: 'shop/a' }]],
]

const lies: [string, Part][] = [
  ['a bomb of one file', { name: 'shop/bomb', data: new Uint8Array(5_000_000) }],
  ['more bytes than declared', { name: 'shop/a', data: 'x'.repeat(500), declaredSize: 10 }],
  ['fewer bytes than declared', { name: 'shop/a', data: 'x'.repeat(10), declaredSize: 500 }],
  ['a bomb that declares little', { name: 'shop/a', data: new Uint8Array(3e6), declaredSize: 9 }],
  ['a size beyond all limits', { name: 'shop/a', data: 'x', declaredSize: 0xfffffff0 }],
  ['a packed size beyond the end', { name: 'shop/a', data: 'x', declaredCompressed: 1_000_000 }],
  ['a wrong checksum', { name: 'shop/a', data: 'hello', crc: 1 }],
  ['another name before the data', { name: 'shop/a', data: 'x', localName: '../../evil' }],
  ['an encrypted entry', { name: 'shop/a', data: 'x', flags: 0x801 }],
  ['strong encryption', { name: 'shop/a', data: 'x', flags: 0x841 }],
  ['bzip2', { name: 'shop/a', data: 'x', method: 12 }],
  ['lzma', { name: 'shop/a', data: 'x', method: 14 }],
  ['zstd', { name: 'shop/a', data: 'x', method: 93 }],
  ['an unknown method', { name: 'shop/a', data: 'x', method: 77 }],
  ['a reparse point', { name: 'shop/a', data: 'C:/', attributes: 0x400 }],
  ['a folder with content', { name: 'shop/a/', data: 'x' }],
  ['data that overlap another entry', { name: 'shop/a', data: 'x', offset: 0 }],
  ['data beyond the end', { name: 'shop/a', data: 'x', offset: 0x7fffffff }],
]

/** Archives that are wrong in one thing each, written byte by byte. */
export const hostile = (): Hostile[] => [
  ...badNames.map((name) => ({
    why: `the name ${JSON.stringify(name.slice(0, 40))}`,
    archive: () => zip([...good, { name, data: 'evil' }]),
  })),
  ...badNames.slice(0, 6).map((name) => ({
    why: `a folder named ${JSON.stringify(name)}`,
    archive: () => zip([...good, { name: `${name}/` }]),
  })),
  ...modes.map(([why, mode]) => ({
    why,
    archive: () => zip([...good, { name: 'shop/link', data: '/etc/passwd', mode, method: 0 }]),
  })),
  ...twice.map(([why, parts]) => ({ why, archive: () => zip([...good, ...parts]) })),
  ...lies.map(([why, part]) => ({ why, archive: () => zip([...good, part]) })),
  ...asAWhole,
]

const asAWhole: Hostile[] = [
  { why: 'no entry', archive: () => zip([{ name: 'manifest.json', data: '{}' }]) },
  { why: 'no manifest', archive: () => zip([{ name: 'shop/index.js', data: '' }]) },
  { why: 'an empty archive', archive: () => zip([]) },
  { why: 'no archive at all', archive: () => Buffer.from('this is a text') },
  { why: 'bytes after the end', archive: () => zip(good, Buffer.from('evil')) },
  { why: 'bytes before the start', archive: () => Buffer.concat([Buffer.from('MZ'), zip(good)]) },
  { why: 'a cut archive', archive: () => zip(good).subarray(0, -10) },
  {
    why: 'more than 5,000 files',
    archive: () => zip([...good, ...many(5000, () => '')]),
  },
  {
    why: 'a bomb of many small files',
    archive: () => zip([...good, ...many(400, () => ' '.repeat(4096))]),
  },
  {
    why: 'more than 200 MB in all',
    archive: () => zip([...good, ...large(3)]),
  },
]

const many = (count: number, data: () => string): Part[] =>
  Array.from({ length: count }, (_, index) => ({ name: `shop/${index}`, data: data() }))

/** Honest files of 70 MB each, packed about 30 : 1. */
const large = (count: number): Part[] => {
  const data = Buffer.alloc(70_000_000)
  for (let at = 0; at < data.length; at += 200) data.writeDoubleLE(Math.sqrt(at + 2), at)
  const packed = deflateRawSync(data, { level: 1 })
  return Array.from({ length: count }, (_, index) => ({ name: `shop/${index}`, data, packed }))
}
