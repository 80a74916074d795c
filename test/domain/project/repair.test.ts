import { describe, test } from 'bun:test'
import type { Repair } from '../../../src/domain/project/commands'
import { given } from '../../support/decider-specification'
import * as examples from '../../support/project-events'

const { paused, reassigned, resumed, stalled, suspended, siteVerified } = examples
const live = examples.wholePath
const repair = (step: Repair['data']['step']): Repair => ({ type: 'Repair', data: { step } })
const dnsAgain = resumed('dns', 'DomainAssigned-1')

describe('repairing a live site', () => {
  test('goes on from the event behind the step, from each of them', () => {
    given(...live)
      .when(repair('dns'))
      .then(dnsAgain)
    given(...live)
      .when(repair('preparation'))
      .then(resumed('preparation', 'DnsPropagated-1'))
    given(...live)
      .when(repair('deployment'))
      .then(resumed('deployment', 'DeploymentPrepared-1'))
  })

  test('is done beside the welcome, and again once the last repair was seen', () => {
    given(...live.slice(0, -1))
      .when(repair('dns'))
      .then(dnsAgain)
    const again = [examples.dnsConfigured, examples.dnsPropagated, examples.prepared]
    const built = [examples.deploymentStarted('d-2'), examples.deploymentFinished('d-2')]
    given(...live, dnsAgain, ...again, ...built, examples.booted('boot-2'), siteVerified)
      .when(repair('deployment'))
      .then(resumed('deployment', 'DeploymentPrepared-2'))
  })

  test('is ignored while what is under way comes to that step by itself', () => {
    given(...live, dnsAgain)
      .when(repair('dns'))
      .thenNothing()
    given(...live, dnsAgain)
      .when(repair('deployment'))
      .thenNothing()
  })

  test('is refused to a project that is not live and at rest', () => {
    const deployed = resumed('deployment', 'DeploymentPrepared-1')
    for (const more of [suspended, stalled('verification'), paused, reassigned, deployed])
      given(...live, more)
        .when(repair('dns'))
        .thenRefused('WRONG_STATE')
    given(...live.slice(0, 8))
      .when(repair('dns'))
      .thenRefused('WRONG_STATE')
    given().when(repair('dns')).thenRefused('NO_ORDER')
  })
})
