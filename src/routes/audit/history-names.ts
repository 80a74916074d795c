import type { RecordedEvent } from '../../../events'
import type { Role } from '../../../events/codes'
import { parseStreamId, parseStreamKind } from '../../../events/streams'
import { readServerNames } from '../../../projections/queries/servers'
import type { Texts } from '../../../views/texts/de'
import type { DisplayNames } from '../../../views/texts/display-names'
import { nameCatalogue } from '../../../views/texts/localize-catalogue'
import type { RouteDependencies } from '../http/route-dependencies'
import { loadPersonNames } from './person-names'

type Dependencies = Pick<RouteDependencies, 'sql' | 'vault' | 'catalogueSnapshot'>
type NamedRow = { id: string; name: string }

const uuidLength = 36
const unique = (ids: readonly (string | undefined)[]) => [
  ...new Set(ids.filter((id) => id !== undefined)),
]

/** `person:0199…` -> `0199…` for that kind of actor. */
const actorIdOf = (kind: string, event: RecordedEvent) =>
  event.by.startsWith(`${kind}:`) ? event.by.slice(kind.length + 1) : undefined

const dataIdOf = (event: RecordedEvent, field: string) => {
  const value = (event.data as Record<string, unknown>)[field]
  return typeof value === 'string' ? value : undefined
}

const projectIdOf = (event: RecordedEvent) => {
  const kind = parseStreamKind(event.stream)
  if (kind === 'project') return parseStreamId(event.stream)
  return kind === 'license'
    ? parseStreamId(event.stream).slice(0, uuidLength)
    : dataIdOf(event, 'projectId')
}

const personIdOf = (event: RecordedEvent) =>
  parseStreamKind(event.stream) === 'person'
    ? parseStreamId(event.stream)
    : dataIdOf(event, 'customerId')

const byId = (rows: readonly NamedRow[]) =>
  Object.fromEntries(rows.map(({ id, name }) => [id, name]))

/** Every name that the sentences of these events need, as this viewer may read it. */
export const loadHistoryNames = async (
  deps: Dependencies,
  look: { viewer: Role; t: Texts },
  events: readonly RecordedEvent[],
): Promise<DisplayNames> => {
  const { sql } = deps
  const people = unique(events.flatMap((event) => [actorIdOf('person', event), personIdOf(event)]))
  const projects = unique(
    events.flatMap((event) => [actorIdOf('runtime', event), projectIdOf(event)]),
  )
  const [peopleById, projectRows, servers, { catalogue }] = await Promise.all([
    loadPersonNames(deps, look, people),
    sql<NamedRow[]>`select id, name from projects where id = any(${projects})`,
    readServerNames(sql),
    deps.catalogueSnapshot(),
  ])
  return {
    people: peopleById,
    projects: byId(projectRows),
    servers,
    ...nameCatalogue(catalogue, look.t.locale),
  }
}
