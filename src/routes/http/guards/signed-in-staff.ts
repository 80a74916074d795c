import { findPerson } from '../../../../projections/queries/people'
import type { RequestContext, Staff } from '../permission-router'
import { shortId, unsealPersonFields } from '../person-fields'
import { readStaffSessionCookie } from './session-cookie'
import type { StaffRouteDependencies } from './staff-route-dependencies'

/** The member of staff whose living session this request carries. */
export const findSignedInStaff = async (
  c: RequestContext,
  deps: StaffRouteDependencies,
): Promise<Staff | undefined> => {
  const { sql, vault, sessions, publicUrl } = deps
  const session = await sessions.find(readStaffSessionCookie(c, publicUrl) ?? '')
  if (!session) return undefined
  const { id: sessionId, personId } = session
  const [person, key] = await Promise.all([
    findPerson(sql, personId),
    vault.findPersonKey(personId),
  ])
  if (!person?.role) return undefined
  const name = unsealPersonFields(vault, key, person).name ?? shortId(personId)
  return { personId, role: person.role, name, sessionId }
}
