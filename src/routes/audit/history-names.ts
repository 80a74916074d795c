import type { Happened } from '../../../events'
import type { Role } from '../../../events/codes'
import { idIn, kindOf } from '../../../events/streams'
import { serverNames } from '../../../projections/servers'
import type { Texts } from '../../../views/texts/de'
import type { Names } from '../../../views/texts/display-names'
import type { Desk } from '../http/route-dependencies'
import { peopleNames } from './person-names'

type Parts = Pick<Desk, 'sql' | 'vault' | 'stock'>
type Named = { id: string; name: string }

const uuidLength = 36
const unique = (ids: readonly (string | undefined)[]) => [
  ...new Set(ids.filter((id) => id !== undefined)),
]

/** `person:0199…` -> `0199…` for that kind of actor. */
const actorOf = (kind: string, event: Happened) =>
  event.by.startsWith(`${kind}:`) ? event.by.slice(kind.length + 1) : undefined

const dataId = (event: Happened, field: string) => {
  const value = (event.data as Record<string, unknown>)[field]
  return typeof value === 'string' ? value : undefined
}

const projectIn = (event: Happened) => {
  const kind = kindOf(event.stream)
  if (kind === 'project') return idIn(event.stream)
  return kind === 'license' ? idIn(event.stream).slice(0, uuidLength) : dataId(event, 'projectId')
}

const personIn = (event: Happened) =>
  kindOf(event.stream) === 'person' ? idIn(event.stream) : dataId(event, 'customerId')

const byId = (rows: readonly Named[]) => Object.fromEntries(rows.map(({ id, name }) => [id, name]))
const byCode = <T extends { displayName: string }>(rows: readonly T[], code: (row: T) => string) =>
  Object.fromEntries(rows.map((row) => [code(row), row.displayName]))

/** Every name that the sentences of these events need, as this viewer may read it. */
export const namesFor = async (
  desk: Parts,
  look: { viewer: Role; t: Texts },
  events: readonly Happened[],
): Promise<Names> => {
  const { sql } = desk
  const people = unique(events.flatMap((event) => [actorOf('person', event), personIn(event)]))
  const projects = unique(events.flatMap((event) => [actorOf('runtime', event), projectIn(event)]))
  const [peopleById, projectRows, servers, { catalogue }] = await Promise.all([
    peopleNames(desk, look, people),
    sql<Named[]>`select id, name from projects where id = any(${projects})`,
    serverNames(sql),
    desk.stock(),
  ])
  return {
    people: peopleById,
    projects: byId(projectRows),
    servers,
    projectTypes: byCode(catalogue.projectTypes, (row) => row.code),
    bundles: byCode(catalogue.bundles, (row) => row.code),
    plugins: byCode(catalogue.plugins, (row) => row.name),
  }
}
