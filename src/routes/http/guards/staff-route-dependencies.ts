import type { Passwords } from '../../../security/passwords'
import type { StaffSessions } from '../../../security/sessions'
import type { RouteDependencies } from '../route-dependencies'

/** What pages for staff work with: also sessions and passwords. */
export type StaffRouteDependencies = RouteDependencies & {
  sessions: StaffSessions
  passwords: Passwords
}
