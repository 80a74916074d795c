import { describe, test } from 'bun:test'
import type { VrsEvent } from '../../../events'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { given } from '../../support/decider-specification'
import * as examples from '../../support/project-events'

const { paused, reassigned, resumed, stalled, suspended, wholePath } = examples
const rotate: ProjectCommand = { type: 'RotateKey', data: {} }
const rotated = (keyId: string): VrsEvent => ({ type: 'RuntimeKeyRotated', data: { keyId } })
const revoked = (keyId: string): VrsEvent => ({ type: 'RuntimeKeyRevoked', data: { keyId } })
const retire = (before: string): ProjectCommand => ({ type: 'RetireKeys', data: { before } })

describe('rotating a key', () => {
  const again: VrsEvent = {
    type: 'ProvisioningResumed',
    data: { step: 'preparation', causeEventId: 'DnsPropagated-1', rotatesKey: true },
  }

  test('prepares the site once more', () =>
    given(...wholePath)
      .when(rotate)
      .then(again))

  test('names the key with what was prepared', () =>
    given(...wholePath, again)
      .when({
        type: 'ConfirmPreparation',
        data: { ...examples.prepared.data, serverId: examples.serverId, keyId: 'key-2' },
      })
      .then(examples.prepared, rotated('key-2')))

  test('is ignored while it is under way, also where that stands', () => {
    for (const more of [[again], [again, stalled('preparation')]])
      given(...wholePath, ...more)
        .when(rotate)
        .thenNothing()
  })

  test('is refused to a project that is not live and at rest', () => {
    const deployed = resumed('deployment', 'DeploymentPrepared-1')
    for (const more of [suspended, stalled('verification'), paused, reassigned, deployed])
      given(...wholePath, more)
        .when(rotate)
        .thenRefused('WRONG_STATE')
    given(...examples.pathUntil('SiteVerified'))
      .when(rotate)
      .thenRefused('WRONG_STATE')
    given().when(rotate).thenRefused('NO_ORDER')
  })
})

describe('retiring keys', () => {
  const thrice = [...wholePath, rotated('key-2'), rotated('key-3')]

  test('revokes all before the one that is in use', () =>
    given(...thrice)
      .when(retire('key-3'))
      .then(revoked('key-1'), revoked('key-2')))

  test('is ignored where nothing is before it, or it is not known', () => {
    given(...thrice, revoked('key-1'), revoked('key-2'))
      .when(retire('key-3'))
      .thenNothing()
    given(...thrice)
      .when(retire('key-9'))
      .thenNothing()
  })

  test('is refused without an order', () => given().when(retire('key-3')).thenRefused('NO_ORDER'))
})
