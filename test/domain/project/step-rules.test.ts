import { describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import type { StepId } from '../../../events/codes'
import { stepIds } from '../../../events/codes'
import { projectStream } from '../../../events/streams'
import { rebuildProject } from '../../../src/domain/project/evolve'
import { listStepProgress } from '../../../src/domain/project/step-progress'
import { findCurrentStep, isStepDone } from '../../../src/domain/project/step-rules'
import { givenProject, toRecordedEvents } from '../../support/decider-specification'
import {
  customerWelcomed,
  deploymentStarted,
  pathUntil,
  projectId,
  provisioningResumed,
  provisioningStalled,
  runtimeBooted,
  serverReassigned,
  wholePath,
} from '../../support/project-events'

const rebuild = (past: readonly DomainEvent[]) => {
  const project = rebuildProject(toRecordedEvents(projectStream(projectId), ...past))
  if (project.stage === 'initial') throw new Error('expected a project')
  return project
}

const doneSteps = (past: readonly DomainEvent[]) => {
  const project = rebuild(past)
  return stepIds.filter((step) => isStepDone(project, step))
}

/** The same as people see it. */
const shownAsDone = (past: readonly DomainEvent[]) =>
  listStepProgress(toRecordedEvents(projectStream(projectId), ...past))
    .filter(({ state }) => state === 'done')
    .map(({ step }) => step)

const before = (step: StepId) => stepIds.slice(1, stepIds.indexOf(step))

describe('a step that is repeated', () => {
  test.each([
    ['server', before('server')],
    ['domain', before('domain')],
    ['dns', before('dns')],
    ['propagation', before('propagation')],
    ['preparation', before('preparation')],
    ['deployment', before('deployment')],
    // A runtime boots again only when it is deployed again.
    ['boot', before('deployment')],
    ['verification', before('verification')],
  ] as const)('%s: only the steps before it are still done, and the welcome', (step, rest) => {
    const past = [...wholePath, provisioningResumed(step, 'cause')]
    expect(doneSteps(past)).toEqual([...rest, 'live'])
    expect(shownAsDone(past)).toEqual(['payment', ...rest, 'live'])
  })

  test('the welcome alone: all else is still done, and the site shown as live', () => {
    const past = [...wholePath, provisioningResumed('live', 'cause')]
    expect(doneSteps(past)).toEqual(before('live'))
    expect(shownAsDone(past)).toEqual([...stepIds])
    expect(findCurrentStep(rebuild(past))).toBe('live')
    givenProject(...past)
      .when({ type: 'WelcomeCustomer', data: customerWelcomed.data })
      .then(customerWelcomed)
  })

  test('a teardown step undoes nothing', () => {
    const past = [...wholePath, provisioningResumed('dnsRemoval', 'cause')]
    expect(doneSteps(past)).toEqual(stepIds.slice(1))
    expect(shownAsDone(past)).toEqual([...stepIds])
  })

  test('another server: all from the DNS on is done again', () => {
    const past = [...wholePath, serverReassigned]
    expect(doneSteps(past)).toEqual([...before('dns'), 'live'])
    expect(shownAsDone(past)).toEqual(['payment', ...before('dns'), 'live'])
  })
})

describe('a boot that is repeated', () => {
  const resumed = [
    ...pathUntil('RuntimeBooted'),
    provisioningStalled('boot'),
    provisioningResumed('boot', 'DeploymentPrepared-1'),
  ]

  test('starts another deployment first', () =>
    givenProject(...resumed)
      .when({ type: 'StartDeployment', data: { deployment: 'd-2' } })
      .then(deploymentStarted('d-2')))

  test('is accepted after it', () =>
    givenProject(...resumed, deploymentStarted('d-2'))
      .when({
        type: 'ReportBoot',
        data: { ...runtimeBooted('boot-2').data, expected: runtimeBooted().data.plugins, now: '' },
      })
      .then(runtimeBooted('boot-2')))

  test('is refused as long as there is no other deployment', () =>
    givenProject(...resumed)
      .when({
        type: 'ReportBoot',
        data: { ...runtimeBooted('boot-2').data, expected: runtimeBooted().data.plugins, now: '' },
      })
      .thenRefused('NOT_DEPLOYED'))
})

test('the welcome cannot be skipped before the project went live', () => {
  const skip = { type: 'SkipStep' as const, data: { step: 'live' as const } }
  givenProject(...pathUntil('SiteVerified'))
    .when(skip)
    .thenRefused('NOT_SKIPPABLE')
  givenProject(...pathUntil('ProjectWentLive'))
    .when(skip)
    .then({ type: 'StepSkipped', data: { step: 'live' } })
})
