import { describe, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { givenProject } from '../../support/decider-specification'
import * as examples from '../../support/project-events'

const { wholePath } = examples
const rotate: ProjectCommand = { type: 'RotateKey', data: {} }
const keyRotated = (keyId: string): DomainEvent => ({ type: 'RuntimeKeyRotated', data: { keyId } })
const keyRevoked = (keyId: string): DomainEvent => ({ type: 'RuntimeKeyRevoked', data: { keyId } })
const retire = (before: string): ProjectCommand => ({
  type: 'RetireKeys',
  data: { beforeKeyId: before },
})

describe('rotating a key', () => {
  const again: DomainEvent = {
    type: 'ProvisioningResumed',
    data: { step: 'preparation', causeEventId: 'DnsPropagated-1', rotatesKey: true },
  }

  test('prepares the site once more', () =>
    givenProject(...wholePath)
      .when(rotate)
      .then(again))

  test('names the key with what was prepared', () =>
    givenProject(...wholePath, again)
      .when({
        type: 'ConfirmPreparation',
        data: { ...examples.deploymentPrepared.data, serverId: examples.serverId, keyId: 'key-2' },
      })
      .then(examples.deploymentPrepared, keyRotated('key-2')))

  test('is ignored while it is under way, also where that stands', () => {
    for (const more of [[again], [again, examples.provisioningStalled('preparation')]])
      givenProject(...wholePath, ...more)
        .when(rotate)
        .thenNothing()
  })

  test('is refused to a project that is not live and at rest', () => {
    const deployed = examples.provisioningResumed('deployment', 'DeploymentPrepared-1')
    for (const more of [
      examples.projectSuspended,
      examples.provisioningStalled('verification'),
      examples.provisioningPaused,
      examples.serverReassigned,
      deployed,
    ])
      givenProject(...wholePath, more)
        .when(rotate)
        .thenRefused('WRONG_STATE')
    givenProject(...examples.pathUntil('SiteVerified'))
      .when(rotate)
      .thenRefused('WRONG_STATE')
    givenProject().when(rotate).thenRefused('NO_ORDER')
  })
})

describe('retiring keys', () => {
  const thrice = [...wholePath, keyRotated('key-2'), keyRotated('key-3')]

  test('revokes all before the one that is in use', () =>
    givenProject(...thrice)
      .when(retire('key-3'))
      .then(keyRevoked('key-1'), keyRevoked('key-2')))

  test('is ignored where nothing is before it, or it is not known', () => {
    givenProject(...thrice, keyRevoked('key-1'), keyRevoked('key-2'))
      .when(retire('key-3'))
      .thenNothing()
    givenProject(...thrice)
      .when(retire('key-9'))
      .thenNothing()
  })

  test('is refused without an order', () =>
    givenProject().when(retire('key-3')).thenRefused('NO_ORDER'))
})
