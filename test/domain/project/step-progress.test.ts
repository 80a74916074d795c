import { describe, expect, test } from 'bun:test'
import type { DomainEvent, RecordedEvent } from '../../../events'
import type { StepId } from '../../../events/codes'
import { stepIds } from '../../../events/codes'
import { projectStream } from '../../../events/streams'
import type { PendingStep, StepProgress } from '../../../src/domain/project/step-progress'
import {
  listOrderSteps,
  listStepProgress,
  listStepsByTime,
} from '../../../src/domain/project/step-progress'
import { toRecordedEvents } from '../../support/decider-specification'
import * as examples from '../../support/project-events'

const { noon, pathUntil, projectId, wholePath } = examples

const steps = (past: readonly DomainEvent[], pending?: PendingStep) =>
  listStepProgress(toRecordedEvents(projectStream(projectId), ...past), pending)

/** `done … current … todo` as one word a step. */
const states = (past: readonly DomainEvent[], pending?: PendingStep) =>
  Object.fromEntries(steps(past, pending).map(({ step, state }) => [step, state])) as Record<
    StepId,
    string
  >

const statesUntil = (done: number, current: string) =>
  Object.fromEntries(
    stepIds.map((step, index) => [step, index < done ? 'done' : index === done ? current : 'todo']),
  ) as Record<StepId, string>

const dns = (more: Partial<PendingStep> = {}): PendingStep => ({
  step: 'dns',
  attempt: 2,
  dueAt: noon,
  ...more,
})

describe('the steps of an order', () => {
  test('are ten, in their order', () =>
    expect(steps(wholePath).map(({ step }) => step)).toEqual([...stepIds]))

  test.each([
    ['ProjectOrdered', 0, 'waiting'],
    ['PaymentConfirmed', 0, 'waiting'],
    ['ProvisioningReleased', 1, 'current'],
    ['ServerAssigned', 2, 'current'],
    ['DomainAssigned', 3, 'current'],
    ['DnsConfigured', 4, 'current'],
    ['DnsPropagated', 5, 'current'],
    ['RuntimeKeyIssued', 6, 'current'],
    ['DeploymentStarted', 6, 'current'],
    ['DeploymentFinished', 7, 'current'],
    ['RuntimeBooted', 8, 'current'],
    ['SiteVerified', 9, 'current'],
    ['ProjectWentLive', 10, 'current'],
  ] as const)('after %s: %i are done, the next is %s', (type, done, current) =>
    expect(states(pathUntil(type))).toEqual(statesUntil(done, current)),
  )

  test('tell when each was done', () => {
    const [payment] = steps([...pathUntil('ProvisioningReleased')])
    expect(payment).toEqual({ step: 'payment', state: 'done', at: noon })
  })

  test('show a boot that came before the end of its deployment', () => {
    const early = [...pathUntil('DeploymentStarted'), examples.runtimeBooted()]
    expect(states(early)).toEqual({ ...statesUntil(6, 'current'), boot: 'done' })
    expect(states([...early, examples.deploymentFinished()])).toEqual(statesUntil(8, 'current'))
  })
})

describe('the step under way', () => {
  const past = pathUntil('DomainAssigned')

  test('says how often it was tried', () =>
    expect(steps(past, dns())[3]).toEqual({ step: 'dns', state: 'current', attempt: 2 }))

  test('says what it waits for and when it looks again', () => {
    const waitingFor = { vendor: 'inwx', code: 'DOWN', owner: 'vendor' as const }
    expect(steps(past, dns({ waitingFor }))[3]).toEqual({
      step: 'dns',
      state: 'waiting',
      attempt: 2,
      nextPollAt: noon,
      ...waitingFor,
    })
  })

  test('is not confused with the job of another step', () =>
    expect(steps(past, dns({ step: 'server' }))[3]).toEqual({ step: 'dns', state: 'current' }))

  test('waits for the customer while nothing is paid', () =>
    expect(steps(pathUntil('PaymentRequested'))[0]).toEqual({
      step: 'payment',
      state: 'waiting',
      owner: 'customer',
    }))
})

describe('a step that stands', () => {
  const past = [...pathUntil('DeploymentStarted'), examples.deploymentStalled]

  test('says why, and nothing after it is under way', () => {
    const { errorClass: _, ...reason } = examples.deploymentStalled.data
    expect(steps(past)[6]).toEqual({ ...reason, step: 'deployment', state: 'stalled', at: noon })
    expect(states(past)).toEqual(statesUntil(6, 'stalled'))
  })

  test('goes on after a person let it', () =>
    expect(states([...past, examples.provisioningResumed('deployment', 'x')])).toEqual(
      statesUntil(6, 'current'),
    ))

  test('is forgotten once the project is live, unless it is the welcome', () => {
    expect(states([...wholePath, examples.provisioningStalled('dns')])).toEqual(
      statesUntil(10, 'todo'),
    )
    const live = pathUntil('ProjectWentLive')
    expect(states([...live, examples.provisioningStalled('live')])).toEqual(
      statesUntil(9, 'stalled'),
    )
  })
})

describe('a live site that is deployed again', () => {
  const again = examples.provisioningResumed('deployment', 'DeploymentPrepared-1')
  const running = [...wholePath, again, examples.deploymentStarted('d-2')]
  const open = { ...statesUntil(10, 'todo'), boot: 'todo', verification: 'todo' } as const

  test('runs through three steps once more and stays live', () => {
    expect(states([...wholePath, again])).toEqual({ ...open, deployment: 'current' })
    const booting = [...running, examples.deploymentFinished('d-2')]
    expect(states(booting)).toEqual({ ...open, boot: 'current' })
    const done = [...booting, examples.runtimeBooted('boot-2'), examples.siteVerified]
    expect(states(done)).toEqual(statesUntil(10, 'todo'))
  })

  test('shows where it stands, until it is verified', () => {
    expect(states([...running, examples.deploymentStalled])).toEqual({
      ...open,
      deployment: 'stalled',
    })
    const late = [
      ...running,
      examples.deploymentFinished('d-2'),
      examples.provisioningStalled('boot'),
    ]
    expect(states(late)).toEqual({ ...open, boot: 'stalled' })
    expect(states([...late, examples.runtimeBooted('boot-2'), examples.siteVerified])).toEqual(
      statesUntil(10, 'todo'),
    )
  })
})

describe('steps by time', () => {
  const minutesLater = (events: RecordedEvent[], from: number) =>
    events.map((event, index) => ({
      ...event,
      at: new Date(Date.parse(noon) + (index + from) * 60_000).toISOString(),
    }))
  const recordEvents = (...past: DomainEvent[]) =>
    minutesLater(toRecordedEvents(projectStream(projectId), ...past), 0)
  const isInOrder = (all: readonly StepProgress[]) => {
    const times = all.flatMap(({ at }) => at ?? [])
    return times.every((at, index) => index === 0 || at >= (times[index - 1] ?? ''))
  }
  const moved = [
    ...wholePath,
    examples.serverReassigned,
    examples.deploymentPrepared,
    examples.deploymentStarted('d-2'),
    examples.runtimeBooted('boot-2'),
    examples.deploymentFinished('d-2'),
    examples.dnsConfigured,
    examples.dnsPropagated,
    examples.siteVerified,
  ]

  test('never run backwards: after a boot before its deployment, in a move, and after it', () => {
    const early = [
      ...pathUntil('DeploymentStarted'),
      examples.runtimeBooted(),
      examples.deploymentFinished(),
    ]
    expect(isInOrder(listStepProgress(recordEvents(...early)))).toBe(false)
    expect(isInOrder(listStepsByTime(recordEvents(...early)))).toBe(true)
    for (let count = wholePath.length; count <= moved.length; count += 1)
      expect(isInOrder(listStepsByTime(recordEvents(...moved.slice(0, count))))).toBe(true)
  })

  test('of a move build the site before its name leads there', () => {
    const current = (count: number) =>
      listStepsByTime(recordEvents(...moved.slice(0, wholePath.length + count))).find(
        ({ state }) => state === 'current',
      )?.step
    expect([current(1), current(2), current(5), current(6), current(7)]).toEqual([
      'preparation',
      'deployment',
      'dns',
      'propagation',
      'verification',
    ])
  })

  test('of an order end when the site was online first', () => {
    const order = listOrderSteps(recordEvents(...moved))
    expect(order.every(({ state }) => state === 'done')).toBe(true)
    expect(isInOrder(order)).toBe(true)
    expect(order.at(-1)?.step).toBe('live')
  })
})

test('nothing is under way in an order that was cancelled', () =>
  expect(states([...pathUntil('ProjectOrdered'), examples.orderCancelled()])).toEqual(
    statesUntil(0, 'todo'),
  ))
