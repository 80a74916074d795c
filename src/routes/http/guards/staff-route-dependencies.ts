import type { Passwords } from '../../../security/passwords'
import type { Sessions } from '../../../security/sessions'
import type { Desk } from '../route-dependencies'

/** What pages for staff work with: the desk, and how staff come to it. */
export type StaffDesk = Desk & { sessions: Sessions; passwords: Passwords }
