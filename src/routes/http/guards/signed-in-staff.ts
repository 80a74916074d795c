import { personById } from '../../../../projections/people'
import type { Asked, Staff } from '../permission-router'
import { personFields, shortId } from '../person-fields'
import { sessionSecret } from './session-cookie'
import type { StaffDesk } from './staff-route-dependencies'

/** The member of staff whose living session this request carries. */
export const signedIn = async (c: Asked, desk: StaffDesk): Promise<Staff | undefined> => {
  const { sql, vault, sessions, publicUrl } = desk
  const session = await sessions.find(sessionSecret(c, publicUrl) ?? '')
  if (!session) return undefined
  const { id: sessionId, personId } = session
  const [person, key] = await Promise.all([personById(sql, personId), vault.keyOf(personId)])
  if (!person?.role) return undefined
  const name = personFields(vault, key, person).name ?? shortId(personId)
  return { personId, role: person.role, name, sessionId }
}
