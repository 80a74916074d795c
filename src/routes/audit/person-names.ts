import type { Role } from '../../../events/codes'
import type { PersonRow } from '../../../projections/people'
import { peopleByIds } from '../../../projections/people'
import type { Texts } from '../../../views/texts/de'
import { personFields, shortId } from '../http/person-fields'
import type { Desk } from '../http/route-dependencies'

/** Auditors see what was done, not whose data it was. */
export const seesCustomers = (role: Role) => role !== 'auditor'

type Look = { viewer: Role; t: Texts }
type Parts = Pick<Desk, 'sql' | 'vault'>

/** Names by person's id: staff by name for everybody, customers only for those who work for them. */
export const peopleNames = async (
  { sql, vault }: Parts,
  { viewer, t }: Look,
  ids: readonly string[],
): Promise<Record<string, string>> => {
  if (ids.length === 0) return {}
  const people = await peopleByIds(sql, ids)
  const isStaff = (person: PersonRow) => person.sealedAs === 'StaffInvited'
  const opened = people.filter((person) => isStaff(person) || seesCustomers(viewer))
  const keys = await vault.keysOf(opened.map((person) => person.id))
  return Object.fromEntries(
    people.map((person) => {
      const fields = personFields(vault, keys.get(person.id), person)
      const stranger = `${isStaff(person) ? t.people.someone : t.project.customer} ${shortId(person.id)}`
      return [person.id, fields.name ?? stranger]
    }),
  )
}
