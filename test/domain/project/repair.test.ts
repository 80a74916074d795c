import { describe, test } from 'bun:test'
import type { Repair } from '../../../src/domain/project/commands'
import { givenProject } from '../../support/decider-specification'
import * as examples from '../../support/project-events'

const {
  provisioningPaused: paused,
  serverReassigned: reassigned,
  provisioningResumed: resumed,
  provisioningStalled: stalled,
  projectSuspended: suspended,
  siteVerified,
} = examples
const live = examples.wholePath
const repair = (step: Repair['data']['step']): Repair => ({ type: 'Repair', data: { step } })
const dnsAgain = resumed('dns', 'DomainAssigned-1')

describe('repairing a live site', () => {
  test('goes on from the event behind the step, from each of them', () => {
    givenProject(...live)
      .when(repair('dns'))
      .then(dnsAgain)
    givenProject(...live)
      .when(repair('preparation'))
      .then(resumed('preparation', 'DnsPropagated-1'))
    givenProject(...live)
      .when(repair('deployment'))
      .then(resumed('deployment', 'DeploymentPrepared-1'))
  })

  test('is done beside the welcome, and again once the last repair was seen', () => {
    givenProject(...live.slice(0, -1))
      .when(repair('dns'))
      .then(dnsAgain)
    const again = [examples.dnsConfigured, examples.dnsPropagated, examples.deploymentPrepared]
    const built = [examples.deploymentStarted('d-2'), examples.deploymentFinished('d-2')]
    givenProject(
      ...live,
      dnsAgain,
      ...again,
      ...built,
      examples.runtimeBooted('boot-2'),
      siteVerified,
    )
      .when(repair('deployment'))
      .then(resumed('deployment', 'DeploymentPrepared-2'))
  })

  test('is ignored while what is under way comes to that step by itself', () => {
    givenProject(...live, dnsAgain)
      .when(repair('dns'))
      .thenNothing()
    givenProject(...live, dnsAgain)
      .when(repair('deployment'))
      .thenNothing()
  })

  test('is refused to a project that is not live and at rest', () => {
    const deployed = resumed('deployment', 'DeploymentPrepared-1')
    for (const more of [suspended, stalled('verification'), paused, reassigned, deployed])
      givenProject(...live, more)
        .when(repair('dns'))
        .thenRefused('WRONG_STATE')
    givenProject(...live.slice(0, 8))
      .when(repair('dns'))
      .thenRefused('WRONG_STATE')
    givenProject().when(repair('dns')).thenRefused('NO_ORDER')
  })
})
