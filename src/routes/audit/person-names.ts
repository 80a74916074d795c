import type { Role } from '../../../events/codes'
import type { Actor } from '../../../events/metadata'
import type { PersonRow } from '../../../projections/people'
import { listPeople } from '../../../projections/queries/people'
import type { Texts } from '../../../views/texts/de'
import type { DisplayNames } from '../../../views/texts/display-names'
import { emptyDisplayNames } from '../../../views/texts/display-names'
import { shortId, unsealPersonFields } from '../http/person-fields'
import type { RouteDependencies } from '../http/route-dependencies'

/** Auditors see what was done, not whose data it was. */
export const canSeeCustomers = (role: Role) => role !== 'auditor'

const personPrefix = 'person:'

type NameContext = { viewer: Role; t: Texts }
type Dependencies = Pick<RouteDependencies, 'sql' | 'vault'>

/** Names by person's id: staff by name for everybody, customers only for those who work for them. */
export const loadPersonNames = async (
  { sql, vault }: Dependencies,
  { viewer, t }: NameContext,
  ids: readonly string[],
): Promise<Record<string, string>> => {
  if (ids.length === 0) return {}
  const people = await listPeople(sql, ids)
  const isStaff = (person: PersonRow) => person.sealedAs === 'StaffInvited'
  const opened = people.filter((person) => isStaff(person) || canSeeCustomers(viewer))
  const keys = await vault.findPersonKeys(opened.map((person) => person.id))
  return Object.fromEntries(
    people.map((person) => {
      const fields = unsealPersonFields(vault, keys.get(person.id), person)
      const stranger = `${isStaff(person) ? t.people.someone : t.people.customer} ${shortId(person.id)}`
      return [person.id, fields.name ?? stranger]
    }),
  )
}

/** The names of those of these actors who are persons, each asked for once. */
export const loadActorNames = async (
  deps: Dependencies,
  context: NameContext,
  actors: readonly Actor[],
): Promise<DisplayNames> => {
  const ids = actors.flatMap((by) =>
    by.startsWith(personPrefix) ? [by.slice(personPrefix.length)] : [],
  )
  return { ...emptyDisplayNames, people: await loadPersonNames(deps, context, [...new Set(ids)]) }
}
