/** What can become of one act: of the worker, of the vendor's answer, of the database, of the job. */
export const vendorFailureModes = ['429', '500', 'timeout', 'garbage'] as const
const ownFailureModes = ['thrown', 'killed', 'frozen', 'database', 'duplicated'] as const

export type VendorFailureMode = (typeof vendorFailureModes)[number] | 'thrown'
export type FailureMode = (typeof vendorFailureModes)[number] | (typeof ownFailureModes)[number]

/** `before` an act nothing of it is done; `after` it all of it is, and what came back is lost. */
export type FaultTiming = 'before' | 'after'

/** One place in one scenario, written as `scenario|queue|cause|run|act|number`. */
export type FaultPoint = { checkpoint: string; when: FaultTiming; failureMode: FailureMode }

export const formatPoint = ({ checkpoint, when, failureMode }: FaultPoint) =>
  `${checkpoint}|${when}|${failureMode}`

/** The place of a point as it is spelled. */
export const parseCheckpoint = (point: string) => point.split('|').slice(0, -2).join('|')
export const scenarioOf = (checkpoint: string) => checkpoint.split('|')[0] ?? ''
export const queueOf = (checkpoint: string) => checkpoint.split('|')[1] ?? ''
export const causeOf = (checkpoint: string) => checkpoint.split('|')[2] ?? ''
/** `first`, or `again` where the job is run once more. */
export const runOf = (checkpoint: string) => checkpoint.split('|')[3] ?? ''
export const operationOf = (checkpoint: string) => checkpoint.split('|')[4] ?? ''
export const isAppend = (checkpoint: string) => operationOf(checkpoint).startsWith('append ')

/** Calls can suffer all of it; an append has no vendor that could answer. */
const failureModesAt = (checkpoint: string): readonly FailureMode[] =>
  isAppend(checkpoint) ? ownFailureModes : [...ownFailureModes, ...vendorFailureModes]

/** Every fault at every place that good runs pass. */
export const pointsAt = (places: Iterable<string>): FaultPoint[] =>
  [...places].flatMap((checkpoint) =>
    (['before', 'after'] as const).flatMap((when) =>
      failureModesAt(checkpoint).map((manner) => ({ checkpoint, when, failureMode: manner })),
    ),
  )
