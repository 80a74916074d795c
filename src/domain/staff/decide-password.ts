import type { RecordedEvent, RecordedEventOf } from '../../../events'
import type { Role } from '../../../events/codes'
import type { PersonEvent } from '../../../events/person'
import { RefusalError } from '../../../events/refusal-error'

export type PasswordCommand =
  | { type: 'RequestPasswordReset'; data: { locale: 'de' | 'en'; now: string } }
  | { type: 'ResetPassword'; data: { requestId: string; now: string } }

/** From the request until the link in its mail ends. */
export const passwordResetMinutes = 30
/** One mail in this time, whoever it is that types the address. */
const minPauseMinutes = 10

type ResetRequest = RecordedEventOf<'PasswordResetRequested'>

const isRequest = (event: RecordedEvent): event is ResetRequest =>
  event.type === 'PasswordResetRequested'

const minutesSince = ({ at }: RecordedEvent, now: string) =>
  (Date.parse(now) - Date.parse(at)) / 60_000

const currentRole = (events: readonly RecordedEvent[]): Role | null =>
  events.reduce<Role | null>((role, event) => {
    if (event.type === 'StaffInvited' || event.type === 'RoleGranted') return event.data.role
    return event.type === 'RoleWithdrawn' ? null : role
  }, null)

const assertStaff = (events: readonly RecordedEvent[]) => {
  if (!currentRole(events))
    throw new RefusalError('FORBIDDEN', 'expected a member of staff, found none')
}

/** Whether the link of this request sets a password: in its time, once, and only the latest one. */
export const isPasswordResetOpen = (
  events: readonly RecordedEvent[],
  requestId: string,
  now: string,
): boolean => {
  const request = events.findLast(isRequest)
  if (request?.id !== requestId || !currentRole(events)) return false
  const isUsed = events.some(
    ({ type, position }) => type === 'PasswordSet' && position > request.position,
  )
  return !isUsed && minutesSince(request, now) < passwordResetMinutes
}

/** A member of staff who does not know the password any more. */
export const decidePassword = (
  { type, data }: PasswordCommand,
  events: readonly RecordedEvent[],
): PersonEvent[] => {
  if (type === 'RequestPasswordReset') {
    assertStaff(events)
    const before = events.findLast(isRequest)
    if (before && minutesSince(before, data.now) < minPauseMinutes) return []
    return [{ type: 'PasswordResetRequested', data: { locale: data.locale } }]
  }
  if (!isPasswordResetOpen(events, data.requestId, data.now))
    throw new RefusalError(
      'WRONG_STATE',
      `expected ${data.requestId} to be the latest reset, not used and not ended; found it is not`,
    )
  return [{ type: 'PasswordSet', data: {} }]
}
