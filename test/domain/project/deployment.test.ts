import { describe, test } from 'bun:test'
import type { VrsEvent } from '../../../events'
import type { StepId } from '../../../events/codes'
import { given } from '../../support/decider-specification'
import {
  bergerOrdered,
  booted,
  cancelled,
  deploymentFailed,
  deploymentFinished,
  deploymentStalled,
  deploymentStarted,
  pathUntil,
  resumed,
  siteVerified,
  stalled,
  wentLive,
  wholePath,
} from '../../support/project-events'

const deploy = { type: 'Deploy' as const, data: {} }
const again = resumed('deployment', 'DeploymentPrepared-1')
const verify = { type: 'VerifySite' as const, data: siteVerified.data }
const stall = (step: StepId) => ({ type: 'Stall' as const, data: stalled(step).data })
const archived: VrsEvent = { type: 'ProjectArchived', data: {} }

describe('deploying again', () => {
  test('goes on from the preparation', () => {
    given(...wholePath)
      .when(deploy)
      .then(again)
    given(...pathUntil('DeploymentFinished'))
      .when(deploy)
      .then(again)
  })

  test.each(['deployment', 'boot', 'verification'] as const)('mends what stands at %s', (step) =>
    given(...pathUntil('DeploymentFinished'), stalled(step))
      .when(deploy)
      .then(again),
  )

  test('is ignored while one is under way', () => {
    for (const past of [
      pathUntil('RuntimeKeyIssued'),
      pathUntil('DeploymentStarted'),
      [...wholePath, again],
      [...wholePath, again, deploymentStarted('d-2')],
    ])
      given(...past)
        .when(deploy)
        .thenNothing()
  })

  test('is refused before anything is prepared, and before there is an order', () => {
    given(...pathUntil('DnsPropagated'))
      .when(deploy)
      .thenRefused('TOO_EARLY')
    given(bergerOrdered, cancelled()).when(deploy).thenRefused('TOO_EARLY')
    given().when(deploy).thenRefused('NO_ORDER')
  })

  test('is refused for what was archived, and while the welcome stands', () => {
    given(...wholePath, archived)
      .when(deploy)
      .thenRefused('WRONG_STATE')
    given(...pathUntil('ProjectWentLive'), stalled('live'))
      .when(deploy)
      .thenRefused('WRONG_STATE')
  })
})

describe('a live site that is deployed again', () => {
  const running = [...wholePath, again, deploymentStarted('d-2')]
  const finished = [...running, deploymentFinished('d-2')]

  test('is verified alone, and goes live no second time', () =>
    given(...finished, booted('boot-2'))
      .when(verify)
      .then(siteVerified))

  test('is verified once', () => {
    given(...finished, booted('boot-2'), siteVerified)
      .when(verify)
      .thenNothing()
    given(...wholePath)
      .when(verify)
      .thenNothing()
  })

  test('is not verified by what ran before', () => {
    given(...running, booted('boot-2'))
      .when(verify)
      .thenRefused('TOO_EARLY')
    given(...finished)
      .when(verify)
      .thenRefused('TOO_EARLY')
  })

  test.each(['deployment', 'boot', 'verification'] as const)('can stall at %s', (step) =>
    given(...running)
      .when(stall(step))
      .then(stalled(step)),
  )

  test('stands at nothing once it is verified', () => {
    const past = [...finished, stalled('boot'), booted('boot-2'), siteVerified]
    given(...past)
      .when({ type: 'Resume', data: {} })
      .thenRefused('NOT_STALLED')
    given(...pathUntil('ProjectWentLive'), stalled('live'), siteVerified, wentLive)
      .when({ type: 'Resume', data: {} })
      .then(resumed('live', 'ProjectWentLive-2'))
  })

  test('that failed can be deployed once more', () =>
    given(
      ...running,
      { ...deploymentFailed, data: { deployment: 'd-2', cause: 'no disk' } },
      deploymentStalled,
    )
      .when(deploy)
      .then(again))
})
