import type { Passwords } from '../../../security/passwords'
import type { StaffSessions } from '../../../security/sessions'
import type { RouteDependencies } from '../route-dependencies'

/** What pages for staff work with: the desk, and how staff come to it. */
export type StaffRouteDependencies = RouteDependencies & {
  sessions: StaffSessions
  passwords: Passwords
}
