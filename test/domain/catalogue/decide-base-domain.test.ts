import { describe, expect, test } from 'bun:test'
import type { EventOf } from '../../../events'
import { baseDomainStream } from '../../../events/streams'
import type { BaseDomainCommand } from '../../../src/domain/catalogue/decide-base-domain'
import { baseDomainDecider } from '../../../src/domain/catalogue/decide-base-domain'
import { deciderSpecification } from '../../support/decider-specification'
import { createCatalogueFacts } from './catalogue-facts'

const ownName = 'vrs.example'
const other = { name: 'vrs.gmbh', displayName: 'VRS', isDefault: true }
const beside = (...baseDomains: (typeof other)[]) => createCatalogueFacts({ baseDomains })

const givenBeside = (...baseDomains: (typeof other)[]) =>
  deciderSpecification<BaseDomainCommand>(baseDomainStream(ownName), (command, events) =>
    baseDomainDecider.decide(ownName, command, events, beside(...baseDomains)),
  )
const given = givenBeside(other)

const offerEvent = (
  isDefault: boolean,
  displayName = 'Beispiel',
): EventOf<'BaseDomainOffered'> => ({
  type: 'BaseDomainOffered',
  data: { name: ownName, displayName, isDefault },
})
const withdrawn: EventOf<'BaseDomainWithdrawn'> = { type: 'BaseDomainWithdrawn', data: {} }
const offer = (isDefault: boolean): BaseDomainCommand => ({
  type: 'OfferBaseDomain',
  data: { displayName: 'Beispiel', isDefault },
})
const change = (isDefault: boolean, displayName = 'Beispiel'): BaseDomainCommand => ({
  type: 'ChangeBaseDomain',
  data: { displayName, isDefault },
})

describe('a base domain', () => {
  test('is offered once, and again after it was withdrawn', () => {
    given().when(offer(false)).then(offerEvent(false))
    given(offerEvent(false)).when(offer(false)).thenNothing()
    given(offerEvent(false)).when(offer(true)).thenRefused('CODE_TAKEN')
    given(offerEvent(false), withdrawn).when(offer(false)).then(offerEvent(false))
  })

  test('is the default if it is the only one', () => {
    givenBeside()().when(offer(false)).then(offerEvent(true))
    givenBeside()(offerEvent(true)).when(change(false)).thenNothing()
  })

  test('that becomes the default ends the default before', () => {
    given(offerEvent(false)).when(change(true)).then(offerEvent(true))
    const further = (command: BaseDomainCommand) =>
      baseDomainDecider.decideFurther?.(ownName, command, beside(other))
    const ended = { type: 'BaseDomainOffered' as const, data: { ...other, isDefault: false } }
    expect(further(change(true))).toEqual([{ stream: 'base_domain-vrs.gmbh', events: [ended] }])
    expect(further(change(false))).toEqual([])
    expect(further({ type: 'WithdrawBaseDomain' })).toEqual([])
  })

  test('that is the default stays it until another one is', () => {
    given(offerEvent(true)).when(change(false)).thenRefused('DEFAULT_NEEDED')
    given(offerEvent(true)).when({ type: 'WithdrawBaseDomain' }).thenRefused('DEFAULT_NEEDED')
  })

  test('gets another name', () => {
    given(offerEvent(false)).when(change(false, 'Neu')).then(offerEvent(false, 'Neu'))
    given(offerEvent(false)).when(change(false)).thenNothing()
    given().when(change(false)).thenRefused('WRONG_STATE')
    given(offerEvent(false), withdrawn).when(change(false)).thenRefused('WRONG_STATE')
  })

  test('is withdrawn', () => {
    given(offerEvent(false)).when({ type: 'WithdrawBaseDomain' }).then(withdrawn)
    given(offerEvent(false), withdrawn).when({ type: 'WithdrawBaseDomain' }).thenNothing()
    given().when({ type: 'WithdrawBaseDomain' }).thenRefused('WRONG_STATE')
    givenBeside()(offerEvent(true)).when({ type: 'WithdrawBaseDomain' }).then(withdrawn)
  })
})
