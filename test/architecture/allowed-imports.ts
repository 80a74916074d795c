import { posix } from 'node:path'
import type { ImportStatement, ParsedFile, Rule, Violation } from './source-file'
import { folderOf, isCode } from './source-file'

/** `types`: the door is open for types alone. */
type AllowedImports = Record<string, 'all' | 'types'>

const allowAll = (...rooms: string[]): AllowedImports =>
  Object.fromEntries(rooms.map((room) => [room, 'all']))

const rootFolders = ['events', 'projections', 'views', 'migrations']
const sourceFolders = [
  'store',
  'domain',
  'processes',
  'vendor-queries',
  'integrations',
  'security',
  'routes',
]
const sourcePaths = [...sourceFolders, 'sandbox', 'main'].map((room) => `src/${room}`)
const everyFolder = allowAll(...rootFolders, ...sourcePaths, 'src/config')

/** Which room may import from which; every room may import from itself. */
export const allowedImports: Readonly<Record<string, AllowedImports>> = {
  events: {},
  projections: allowAll('events'),
  views: { events: 'all', projections: 'types' },
  'src/store': allowAll('events', 'projections'),
  'src/domain': allowAll('events'),
  'src/integrations': {},
  'src/security': {},
  'src/sandbox': {},
  'src/processes': allowAll(
    'events',
    'projections',
    'src/domain',
    'src/store',
    'src/integrations',
    'src/security',
    'views/mails',
  ),
  'src/vendor-queries': allowAll('projections', 'src/integrations'),
  'src/routes': {
    ...allowAll(
      'events',
      'projections',
      'views',
      'src/store',
      'src/security',
      'src/vendor-queries',
    ),
    'src/domain': 'types',
  },
  'src/config': {},
  'src/main': everyFolder,
  test: { ...everyFolder, bench: 'all' },
  bench: { ...everyFolder, test: 'all' },
  'vrs-core': {},
}

const allFolders = [...Object.keys(allowedImports), 'plugins', 'views/mails']

/** Every plugin is a house of its own. */
const packageFolderOf = (path: string) =>
  /^plugins\/[^/]+/.exec(path)?.[0] ?? folderOf(path.replace(/\.(tsx?|js)$/, ''), allFolders)

const allowedImportsOf = (room: string): AllowedImports =>
  allowedImports[room === 'views/mails' ? 'views' : room] ??
  (room.startsWith('plugins/') ? {} : everyFolder)

const isSameFolder = (from: string, to: string) =>
  from === to || [from, to].every((room) => folderOf(room, ['views']) === 'views')

const isAllowed = (from: string, to: string, kind: ImportStatement['kind']) => {
  const found = allowedImportsOf(from)
  const door = found[to] ?? found[folderOf(to, Object.keys(found)) ?? '']
  return isSameFolder(from, to) || door === 'all' || (door === 'types' && kind === 'types')
}

const checkImport = (file: ParsedFile, { to, line, kind }: ImportStatement): Violation[] => {
  if (!to.startsWith('.')) return []
  const target = posix.join(posix.dirname(file.path), to)
  const from = packageFolderOf(file.path)
  const room = packageFolderOf(target)
  if (from === undefined || (room !== undefined && isAllowed(from, room, kind))) return []
  const said = `${from} has no door to ${room ?? target} for ${kind}: "${to}"`
  return [{ path: file.path, line, message: said }]
}

/** Imports go through the doors of the house. */
export const importsAreAllowed: Rule = (files) =>
  files.filter(isCode).flatMap((file) => file.imports.flatMap((one) => checkImport(file, one)))

type Library = { to: RegExp; kind?: ImportStatement['kind'] }

/** Rooms that know only these packages. */
const allowedPackages: Readonly<Record<string, Library[]>> = {
  events: [{ to: /^zod$/ }, { to: /^@event-driven-io\/emmett$/, kind: 'types' }],
  'src/domain': [{ to: /^zod$/ }, { to: /^@event-driven-io\/emmett$/, kind: 'types' }],
  views: [{ to: /^hono(\/|$)/ }],
}

const isAllowedPackage = (allowed: readonly Library[], { to, kind }: ImportStatement) =>
  allowed.some((one) => one.to.test(to) && (!one.kind || one.kind === kind))

/** Events, deciders and views know hardly any package. */
export const onlyAllowedPackages: Rule = (files) =>
  files.flatMap((file) => {
    const room = folderOf(file.path, Object.keys(allowedPackages))
    if (!room) return []
    return file.imports
      .filter(
        (one) => !one.to.startsWith('.') && !isAllowedPackage(allowedPackages[room] ?? [], one),
      )
      .map(({ to, line }) => ({ path: file.path, line, message: `${room} may not know "${to}"` }))
  })
