import { describe, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import type { StepId } from '../../../events/codes'
import { givenProject } from '../../support/decider-specification'
import {
  deploymentFailed,
  deploymentFinished,
  deploymentStalled,
  deploymentStarted,
  orderCancelled,
  pathUntil,
  projectOrdered,
  projectWentLive,
  provisioningResumed,
  provisioningStalled,
  runtimeBooted,
  siteVerified,
  wholePath,
} from '../../support/project-events'

const deploy = { type: 'Deploy' as const, data: {} }
const redeployment = provisioningResumed('deployment', 'DeploymentPrepared-1')
const verify = { type: 'VerifySite' as const, data: siteVerified.data }
const stall = (step: StepId) => ({ type: 'Stall' as const, data: provisioningStalled(step).data })
const archived: DomainEvent = { type: 'ProjectArchived', data: {} }

describe('deploying again', () => {
  test('goes on from the preparation', () => {
    givenProject(...wholePath)
      .when(deploy)
      .then(redeployment)
    givenProject(...pathUntil('DeploymentFinished'))
      .when(deploy)
      .then(redeployment)
  })

  test.each(['deployment', 'boot', 'verification'] as const)('mends what stands at %s', (step) =>
    givenProject(...pathUntil('DeploymentFinished'), provisioningStalled(step))
      .when(deploy)
      .then(redeployment),
  )

  test('is ignored while one is under way', () => {
    for (const past of [
      pathUntil('RuntimeKeyIssued'),
      pathUntil('DeploymentStarted'),
      [...wholePath, redeployment],
      [...wholePath, redeployment, deploymentStarted('d-2')],
    ])
      givenProject(...past)
        .when(deploy)
        .thenNothing()
  })

  test('is refused before anything is prepared, and before there is an order', () => {
    givenProject(...pathUntil('DnsPropagated'))
      .when(deploy)
      .thenRefused('TOO_EARLY')
    givenProject(projectOrdered, orderCancelled()).when(deploy).thenRefused('TOO_EARLY')
    givenProject().when(deploy).thenRefused('NO_ORDER')
  })

  test('is refused for what was archived, and while the welcome stands', () => {
    givenProject(...wholePath, archived)
      .when(deploy)
      .thenRefused('WRONG_STATE')
    givenProject(...pathUntil('ProjectWentLive'), provisioningStalled('live'))
      .when(deploy)
      .thenRefused('WRONG_STATE')
  })
})

describe('a live site that is deployed again', () => {
  const running = [...wholePath, redeployment, deploymentStarted('d-2')]
  const finished = [...running, deploymentFinished('d-2')]

  test('is verified alone, and goes live no second time', () =>
    givenProject(...finished, runtimeBooted('boot-2'))
      .when(verify)
      .then(siteVerified))

  test('is verified once', () => {
    givenProject(...finished, runtimeBooted('boot-2'), siteVerified)
      .when(verify)
      .thenNothing()
    givenProject(...wholePath)
      .when(verify)
      .thenNothing()
  })

  test('is not verified by what ran before', () => {
    givenProject(...running, runtimeBooted('boot-2'))
      .when(verify)
      .thenRefused('TOO_EARLY')
    givenProject(...finished)
      .when(verify)
      .thenRefused('TOO_EARLY')
  })

  test.each(['deployment', 'boot', 'verification'] as const)('can stall at %s', (step) =>
    givenProject(...running)
      .when(stall(step))
      .then(provisioningStalled(step)),
  )

  test('stands at nothing once it is verified', () => {
    const past = [...finished, provisioningStalled('boot'), runtimeBooted('boot-2'), siteVerified]
    givenProject(...past)
      .when({ type: 'Resume', data: {} })
      .thenRefused('NOT_STALLED')
    givenProject(
      ...pathUntil('ProjectWentLive'),
      provisioningStalled('live'),
      siteVerified,
      projectWentLive,
    )
      .when({ type: 'Resume', data: {} })
      .then(provisioningResumed('live', 'ProjectWentLive-2'))
  })

  test('that failed can be deployed once more', () =>
    givenProject(
      ...running,
      { ...deploymentFailed, data: { deployment: 'd-2', cause: 'no disk' } },
      deploymentStalled,
    )
      .when(deploy)
      .then(redeployment))
})
