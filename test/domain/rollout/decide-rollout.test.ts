import { describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import type { FailedProject, RolloutRing } from '../../../events/rollout'
import { pluginStream } from '../../../events/streams'
import {
  chooseCurrentVersion,
  findFailureLimit,
  type RolloutCommand,
} from '../../../src/domain/rollout/decide-rollout'
import { givenRollout, toRecordedEvents } from '../../support/decider-specification'
import { noon } from '../../support/project-events'

const minutesAfterNoon = (minutes: number) =>
  new Date(Date.parse(noon) + minutes * 60_000).toISOString()

const scope = { version: '2.0.0', runtime: 'bun' } as const
const chooseEvent = (version: string): DomainEvent => ({
  type: 'CurrentVersionChosen',
  data: { version, runtime: 'bun' },
})
const ringReached = (ring: RolloutRing, minutes = 0) =>
  ({
    type: 'RolloutRingReached',
    data: { ...scope, ring },
    ...(minutes ? { at: minutesAfterNoon(minutes) } : {}),
  }) satisfies DomainEvent & { at?: string }
const started: DomainEvent[] = [
  chooseEvent('1.0.0'),
  chooseEvent('2.0.0'),
  { type: 'RolloutStarted', data: { ...scope, previous: '1.0.0' } },
  ringReached('internal'),
]
const failures = (count: number): FailedProject[] =>
  Array.from({ length: count }, (_, index) => ({ projectId: `p${index}`, code: 'PLUGIN_CRASHED' }))
const rolloutHalted = (ring: RolloutRing, failed: FailedProject[], sites: number): DomainEvent => ({
  type: 'RolloutHalted',
  data: { ...scope, ring, failed, sites },
})

type Look = { failed?: FailedProject[]; sites?: number; running?: number; version?: string }
const advance = (
  minutes: number,
  { failed = [], sites = 10, running = 0, version = '2.0.0' }: Look = {},
): RolloutCommand => ({
  type: 'AdvanceRollout',
  data: {
    ...{ version, failed, sites, running, now: minutesAfterNoon(minutes) },
    pace: { internalMinutes: 60, tenthMinutes: 1440 },
  },
})

describe('a rollout', () => {
  test('reaches one ring after the other, at its pace and not before', () => {
    givenRollout(...started)
      .when(advance(59))
      .thenNothing()
    givenRollout(...started)
      .when(advance(60))
      .then(ringReached('tenth'))
    const tenth = [...started, ringReached('tenth', 60)]
    givenRollout(...tenth)
      .when(advance(1499))
      .thenNothing()
    givenRollout(...tenth)
      .when(advance(1500))
      .then(ringReached('all'))
    const all = [...tenth, ringReached('all', 1500)]
    givenRollout(...all)
      .when(advance(2939))
      .thenNothing()
    givenRollout(...all)
      .when(advance(2940))
      .then({ type: 'RolloutFinished', data: scope })
  })

  test('is finished as soon as every site runs the version', () => {
    const all = [...started, ringReached('tenth'), ringReached('all')]
    const finished: DomainEvent = { type: 'RolloutFinished', data: scope }
    givenRollout(...all)
      .when(advance(1, { running: 9 }))
      .thenNothing()
    givenRollout(...all)
      .when(advance(1, { running: 10 }))
      .then(finished)
    givenRollout(...all, finished)
      .when(advance(1, { running: 10 }))
      .thenNothing()
    givenRollout(...started)
      .when(advance(1, { running: 10 }))
      .thenNothing()
  })

  test('takes one ring after days of downtime, not two', () => {
    const late = 5 * 1440
    givenRollout(...started)
      .when(advance(late))
      .then(ringReached('tenth'))
    givenRollout(...started, ringReached('tenth', late))
      .when(advance(late))
      .thenNothing()
  })

  test('halts at the first failed site of the internal ring', () => {
    givenRollout(...started)
      .when(advance(60, { failed: failures(1) }))
      .then(rolloutHalted('internal', failures(1), 10))
  })

  test('halts later at two failed sites, or two percent', () => {
    const tenth = [...started, ringReached('tenth')]
    givenRollout(...tenth)
      .when(advance(1, { failed: failures(1) }))
      .thenNothing()
    givenRollout(...tenth)
      .when(advance(1, { failed: failures(2) }))
      .then(rolloutHalted('tenth', failures(2), 10))
    expect([1, 100, 101, 150, 151, 1000].map((sites) => findFailureLimit('all', sites))).toEqual([
      2, 2, 3, 3, 4, 20,
    ])
    givenRollout(...tenth)
      .when(advance(1, { failed: failures(3), sites: 151 }))
      .thenNothing()
  })

  test('stays halted, goes on with the failures accepted, and halts at new ones', () => {
    const stopped = [...started, rolloutHalted('internal', failures(1), 10)]
    givenRollout(...stopped)
      .when(advance(9999))
      .thenNothing()
    const resumed = {
      type: 'RolloutResumed',
      data: { ...scope, accepted: ['p0', 'p1'] },
      at: minutesAfterNoon(300),
    } satisfies DomainEvent & { at: string }
    const { at: _, ...event } = resumed
    givenRollout(...stopped)
      .when({ type: 'ResumeRollout', data: { version: '2.0.0', failed: ['p1'] } })
      .then(event)
    givenRollout(...stopped, resumed)
      .when(advance(359, { failed: failures(2) }))
      .thenNothing()
    givenRollout(...stopped, resumed)
      .when(advance(360, { failed: failures(2) }))
      .then(ringReached('tenth'))
    givenRollout(...stopped, resumed)
      .when(advance(301, { failed: failures(3) }))
      .then(rolloutHalted('internal', failures(3).slice(2), 10))
  })

  test('names at most a hundred failed sites', () => {
    const tenth = [...started, ringReached('tenth')]
    givenRollout(...tenth)
      .when(advance(1, { failed: failures(200), sites: 500 }))
      .then(rolloutHalted('tenth', failures(100), 500))
  })

  test('is rolled back to the version before, halted or not, and then is over', () => {
    const events: DomainEvent[] = [
      { type: 'RolloutRolledBack', data: { ...scope, previous: '1.0.0' } },
      chooseEvent('1.0.0'),
    ]
    const command: RolloutCommand = { type: 'RollBackRollout', data: { version: '2.0.0' } }
    givenRollout(...started)
      .when(command)
      .then(...events)
    givenRollout(...started, rolloutHalted('internal', failures(1), 10))
      .when(command)
      .then(...events)
    givenRollout(...started, ...events)
      .when(command)
      .thenRefused('WRONG_STATE')
    givenRollout(...started, ...events)
      .when(advance(9999))
      .thenNothing()
  })

  test('is over when its version is yanked', () => {
    const yanked: DomainEvent = {
      type: 'PluginVersionYanked',
      data: { ...scope, cause: 'loses rows' },
    }
    givenRollout(...started, yanked)
      .when(advance(9999))
      .thenNothing()
    givenRollout(...started, yanked)
      .when({ type: 'RollBackRollout', data: { version: '2.0.0' } })
      .thenRefused('WRONG_STATE')
  })

  test('cannot be resumed unless it is halted, nor for another version', () => {
    const resume = (version: string): RolloutCommand => ({
      type: 'ResumeRollout',
      data: { version, failed: [] },
    })
    givenRollout(...started)
      .when(resume('2.0.0'))
      .thenRefused('WRONG_STATE')
    givenRollout(...started, rolloutHalted('internal', failures(1), 1))
      .when(resume('1.9.0'))
      .thenRefused('WRONG_STATE')
    givenRollout(...started)
      .when(advance(9999, { version: '1.9.0' }))
      .thenNothing()
  })
})

describe('choosing the current version', () => {
  const choose = (past: DomainEvent[], version: string, isInstalled = true) =>
    chooseCurrentVersion(toRecordedEvents(pluginStream('kontakt'), ...past), {
      version,
      runtime: 'bun',
      isInstalled,
    })

  test('starts a rollout where sites have the version before', () => {
    expect(choose([chooseEvent('1.0.0')], '2.0.0')).toEqual(started.slice(1) as never)
  })

  test('starts none for the first version, where nobody has the plugin, or for satellites', () => {
    expect(choose([], '1.0.0').map(({ type }) => type)).toEqual(['CurrentVersionChosen'])
    expect(choose([chooseEvent('1.0.0')], '2.0.0', false)).toHaveLength(1)
    const python: DomainEvent = {
      type: 'CurrentVersionChosen',
      data: { version: '1.0.0', runtime: 'python' },
    }
    const past = toRecordedEvents(pluginStream('kontakt'), python)
    const choice = { version: '2.0.0', runtime: 'python', isInstalled: true } as const
    expect(chooseCurrentVersion(past, choice)).toHaveLength(1)
    expect(choose([python], '2.0.0')).toHaveLength(1)
  })

  test('is nothing where it is current already', () => {
    expect(choose(started, '2.0.0')).toEqual([])
  })

  test('replaces a rollout that is on its way; the others keep what they have', () => {
    expect(choose(started, '2.0.1').at(1)).toEqual({
      type: 'RolloutStarted',
      data: { version: '2.0.1', runtime: 'bun', previous: '1.0.0' },
    })
  })

  test('of the version before is the rollback', () => {
    expect(choose(started, '1.0.0').map(({ type }) => type)).toEqual([
      'RolloutRolledBack',
      'CurrentVersionChosen',
    ])
  })
})
