import { describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import { isPasswordResetOpen } from '../../../src/domain/staff/decide-password'
import { givenPassword as given, toRecordedEvents } from '../../support/decider-specification'
import { noon } from '../../support/project-events'

const invited: DomainEvent = { type: 'StaffInvited', data: { role: 'caseworker', sealed: {} } }
const withdrawn: DomainEvent = { type: 'RoleWithdrawn', data: { role: 'caseworker' } }
const granted: DomainEvent = { type: 'RoleGranted', data: { role: 'auditor' } }
const passwordSet: DomainEvent = { type: 'PasswordSet', data: {} }
const after = (minutes: number) => new Date(Date.parse(noon) + minutes * 60_000).toISOString()
const resetRequested = (minutes = 0): DomainEvent & { at: string } => ({
  type: 'PasswordResetRequested',
  data: { locale: 'de' },
  at: after(minutes),
})
const request = (minutes: number) => ({
  type: 'RequestPasswordReset' as const,
  data: { locale: 'en' as const, now: after(minutes) },
})
const reset = (minutes: number, requestId = 'PasswordResetRequested-1') => ({
  type: 'ResetPassword' as const,
  data: { requestId, now: after(minutes) },
})

describe('the request for a new password', () => {
  test('is recorded with the language of the page', () => {
    const event = { type: 'PasswordResetRequested', data: { locale: 'en' } } as const
    given(invited, passwordSet).when(request(0)).then(event)
    given(invited).when(request(0)).then(event)
    given(invited, withdrawn, granted).when(request(0)).then(event)
    given(invited, resetRequested()).when(request(10)).then(event)
  })

  test('is ignored within ten minutes of the one before, even if that was used', () => {
    given(invited, resetRequested()).when(request(0)).thenNothing()
    given(invited, resetRequested()).when(request(9.99)).thenNothing()
    given(invited, resetRequested(), passwordSet).when(request(5)).thenNothing()
  })

  test('is refused for those who have no role', () => {
    given().when(request(0)).thenRefused('FORBIDDEN')
    given(invited, withdrawn).when(request(0)).thenRefused('FORBIDDEN')
    given({ type: 'CustomerRegistered', data: { sealed: {} } })
      .when(request(0))
      .thenRefused('FORBIDDEN')
  })
})

describe('a new password', () => {
  test('is set within half an hour of its request', () => {
    given(invited, passwordSet, resetRequested()).when(reset(0)).then(passwordSet)
    given(invited, resetRequested()).when(reset(29.99)).then(passwordSet)
    given(invited, resetRequested(), resetRequested(12))
      .when(reset(41, 'PasswordResetRequested-2'))
      .then(passwordSet)
  })

  test.each([
    ['half an hour later', [invited, resetRequested()], reset(30)],
    ['a second time', [invited, resetRequested(), passwordSet], reset(1)],
    [
      'by a link that another one replaced',
      [invited, resetRequested(), resetRequested(12)],
      reset(13),
    ],
    ['by a request that is not there', [invited], reset(0)],
    ['of somebody without a role', [invited, resetRequested(), withdrawn], reset(1)],
  ])('is refused %s', (_, past, command) =>
    given(...past)
      .when(command)
      .thenRefused('WRONG_STATE'),
  )

  test('has a form exactly as long as it can be set', () => {
    const events = toRecordedEvents('person-vera', invited, resetRequested())
    const isOpen = (minutes: number) =>
      isPasswordResetOpen(events, 'PasswordResetRequested-1', after(minutes))
    expect([isOpen(0), isOpen(29.99), isOpen(30)]).toEqual([true, true, false])
  })
})
