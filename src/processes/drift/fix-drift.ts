import type { RecordedEventOf } from '../../../events'
import { driftStream, parseStreamId } from '../../../events/streams'
import { type DriftCommand, decideDrift } from '../../domain/drift/decide-drift'
import { createCommandHandler } from '../../store/event-store/command-handler'
import type { JobData } from '../../store/job-queue/job-queue'
import type { Trouble } from '../engine/classify-error'
import type { JobContext } from '../engine/job-definition'
import type { ProcessDependencies } from '../engine/process-dependencies'
import { driftFixes } from './drift-fixes'

type FixOrder = RecordedEventOf<'DriftMendingOrdered'>

const completeWith = (
  { complete, commandContext, data, store }: JobContext,
  command: DriftCommand,
) => {
  const handle = createCommandHandler<DriftCommand>(store, driftStream, (_, one, events) =>
    decideDrift(one, events),
  )
  return complete((completedJob) =>
    handle(commandContext, parseStreamId(data.stream), command, { completedJob }),
  )
}

/** The order behind a job; undefined once it was carried out or another one came after it. */
export const findFixOrder = async (
  { store }: ProcessDependencies,
  { stream, eventId }: JobData,
): Promise<FixOrder | undefined> => {
  const order = (await store.read(stream)).events.at(-1)
  return order?.type === 'DriftMendingOrdered' && order.id === eventId ? order : undefined
}

/** Does what a person ordered about one finding, and records how it went. It may run twice. */
export const fixDrift = async (context: JobContext, { data }: FixOrder) => {
  const { kind, way, about, subject } = data
  const fix = driftFixes[kind]?.[way]
  if (!fix) throw new Error(`expected a way to ${way} ${kind}, found none`)
  await fix({ dependencies: context, context: context.commandContext, about, subject })
  await completeWith(context, { type: 'ConfirmDriftFix', data: {} })
  return undefined
}

export const failFix = async (context: JobContext, { code, vendorText }: Trouble) => {
  const data = { code, ...(vendorText ? { vendorText } : {}) }
  await completeWith(context, { type: 'FailDriftFix', data })
  return undefined
}
