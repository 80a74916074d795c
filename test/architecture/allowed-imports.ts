import { posix } from 'node:path'
import type { HouseFile, Imported, Rule, Violation } from './source-file'
import { isCode, roomOf } from './source-file'

/** `types`: the door is open for types alone. */
type Doors = Record<string, 'all' | 'types'>

const open = (...rooms: string[]): Doors => Object.fromEntries(rooms.map((room) => [room, 'all']))

const ours = ['events', 'projections', 'views', 'migrations']
const rooms = [
  'store',
  'domain',
  'processes',
  'vendor-queries',
  'integrations',
  'security',
  'routes',
]
const inside = [...rooms, 'sandbox', 'main'].map((room) => `src/${room}`)
const everything = open(...ours, ...inside, 'src/config')

/** Which room may import from which; every room may import from itself. */
export const doors: Readonly<Record<string, Doors>> = {
  events: {},
  projections: open('events'),
  views: { events: 'all', projections: 'types' },
  'src/store': open('events', 'projections'),
  'src/domain': open('events'),
  'src/integrations': {},
  'src/security': {},
  'src/sandbox': {},
  'src/processes': open(
    'events',
    'projections',
    'src/domain',
    'src/store',
    'src/integrations',
    'src/security',
    'views/mails',
  ),
  'src/vendor-queries': open('projections', 'src/integrations'),
  'src/routes': {
    ...open('events', 'projections', 'views', 'src/store', 'src/security', 'src/vendor-queries'),
    'src/domain': 'types',
  },
  'src/config': {},
  'src/main': everything,
  test: { ...everything, bench: 'all' },
  bench: { ...everything, test: 'all' },
  'vrs-core': {},
}

const allRooms = [...Object.keys(doors), 'plugins', 'views/mails']

/** Every plugin is a house of its own. */
const houseOf = (path: string) =>
  /^plugins\/[^/]+/.exec(path)?.[0] ?? roomOf(path.replace(/\.(tsx?|js)$/, ''), allRooms)

const doorsOf = (room: string): Doors =>
  doors[room === 'views/mails' ? 'views' : room] ?? (room.startsWith('plugins/') ? {} : everything)

const isOwn = (from: string, to: string) =>
  from === to || [from, to].every((room) => roomOf(room, ['views']) === 'views')

const passes = (from: string, to: string, kind: Imported['kind']) => {
  const found = doorsOf(from)
  const door = found[to] ?? found[roomOf(to, Object.keys(found)) ?? '']
  return isOwn(from, to) || door === 'all' || (door === 'types' && kind === 'types')
}

const throughDoor = (file: HouseFile, { to, line, kind }: Imported): Violation[] => {
  if (!to.startsWith('.')) return []
  const target = posix.join(posix.dirname(file.path), to)
  const from = houseOf(file.path)
  const room = houseOf(target)
  if (from === undefined || (room !== undefined && passes(from, room, kind))) return []
  const said = `${from} has no door to ${room ?? target} for ${kind}: "${to}"`
  return [{ path: file.path, line, said }]
}

/** Imports go through the doors of the house. */
export const throughDoors: Rule = (files) =>
  files.filter(isCode).flatMap((file) => file.imports.flatMap((one) => throughDoor(file, one)))

type Library = { to: RegExp; kind?: Imported['kind'] }

/** Rooms that know only these packages. */
const libraries: Readonly<Record<string, Library[]>> = {
  events: [{ to: /^zod$/ }, { to: /^@event-driven-io\/emmett$/, kind: 'types' }],
  'src/domain': [{ to: /^zod$/ }, { to: /^@event-driven-io\/emmett$/, kind: 'types' }],
  views: [{ to: /^hono(\/|$)/ }],
}

const isKnown = (allowed: readonly Library[], { to, kind }: Imported) =>
  allowed.some((one) => one.to.test(to) && (!one.kind || one.kind === kind))

/** Events, deciders and views know hardly any package. */
export const fewLibraries: Rule = (files) =>
  files.flatMap((file) => {
    const room = roomOf(file.path, Object.keys(libraries))
    if (!room) return []
    return file.imports
      .filter((one) => !one.to.startsWith('.') && !isKnown(libraries[room] ?? [], one))
      .map(({ to, line }) => ({ path: file.path, line, said: `${room} may not know "${to}"` }))
  })
