import type { Event } from '@event-driven-io/emmett'
import type { Runtime } from './codes'

/** In the order in which they are reached: projects of our own, a tenth of the others, everybody. */
export const rolloutRings = ['internal', 'tenth', 'all'] as const
export type RolloutRing = (typeof rolloutRings)[number]

type RolledOutVersion = { version: string; runtime: Runtime }

/** A project whose site did not boot well with the new version; `code` is of its boot report. */
export type FailedProject = { projectId: string; code: string }

/** `previous`: the version that the other sites keep meanwhile. */
type RolloutStarted = Event<'RolloutStarted', RolledOutVersion & { previous: string }>
type RolloutRingReached = Event<'RolloutRingReached', RolledOutVersion & { ring: RolloutRing }>
/** `sites`: how many there are in the rings that were reached. */
type RolloutHalted = Event<
  'RolloutHalted',
  RolledOutVersion & { ring: RolloutRing; failed: FailedProject[]; sites: number }
>
/** `accepted`: the projects that had failed by then; they halt it no more. */
type RolloutResumed = Event<'RolloutResumed', RolledOutVersion & { accepted: string[] }>
type RolloutRolledBack = Event<'RolloutRolledBack', RolledOutVersion & { previous: string }>
type RolloutFinished = Event<'RolloutFinished', RolledOutVersion>

/** On the plugin's stream. */
export type RolloutEvent =
  | RolloutStarted
  | RolloutRingReached
  | RolloutHalted
  | RolloutResumed
  | RolloutRolledBack
  | RolloutFinished

export const rolloutEventTypes = {
  RolloutStarted: true,
  RolloutRingReached: true,
  RolloutHalted: true,
  RolloutResumed: true,
  RolloutRolledBack: true,
  RolloutFinished: true,
} satisfies Record<RolloutEvent['type'], true>
