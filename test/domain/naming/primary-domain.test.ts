import { expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import { projectStream } from '../../../events/streams'
import { findPrimaryDomain } from '../../../src/domain/naming/primary-domain'
import { toRecordedEvents } from '../../support/decider-specification'
import { domainAssigned, pathUntil, projectId, wholePath } from '../../support/project-events'

const primaryAfter = (...past: DomainEvent[]) =>
  findPrimaryDomain(toRecordedEvents(projectStream(projectId), ...past))

const { domain, zone, kind } = domainAssigned.data
const second = { kind: 'owned' as const, name: 'shop.berger.de' }
const secondChosen: DomainEvent = {
  type: 'PrimaryChosen',
  data: {
    domain: second,
    zone: 'berger.de',
    url: 'https://shop.berger.de/',
    before: { domain: { kind, name: domain }, zone },
  },
}

test('a project goes by no name before it was assigned one', () => {
  expect(primaryAfter(...pathUntil('ServerAssigned'))).toBeUndefined()
})

test('a project goes by the name that it was assigned', () => {
  expect(primaryAfter(...wholePath)).toMatchObject({ domain, zone, kind })
})

test('a project goes by the name that was chosen last, in the zone of that name', () => {
  expect(primaryAfter(...wholePath, secondChosen)).toEqual({
    domain: 'shop.berger.de',
    zone: 'berger.de',
    kind: 'owned',
  })
  expect(primaryAfter(...wholePath, secondChosen, domainAssigned)).toMatchObject({ domain })
})
