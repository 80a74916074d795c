import { driftStream, parseStreamId } from '../../../events/streams'
import { type DriftCommand, decideDrift } from '../../domain/drift/decide-drift'
import { createCommandHandler } from '../../store/event-store/command-handler'
import type { CommandContext } from '../../store/event-store/event-store'
import type { JobData } from '../../store/job-queue/job-queue'
import { classifyError, isDatabaseError } from '../engine/classify-error'
import type { ProcessDependencies } from '../engine/process'
import { driftFixes } from './drift-fixes'
import { isRetryable } from './is-retryable'

const createDriftCommandHandler = ({ store }: ProcessDependencies) =>
  createCommandHandler<DriftCommand>(store, driftStream, (_, command, events) =>
    decideDrift(command, events),
  )

const failureCommand = (error: unknown): DriftCommand => {
  const { code, vendorText } = classifyError(error)
  return { type: 'FailDriftFix', data: { code, ...(vendorText ? { vendorText } : {}) } }
}

/** Does what a person ordered about one finding, and says how it went. It may run twice. */
export const fixDrift = async (
  deps: ProcessDependencies,
  { stream, eventId, attempt }: JobData,
) => {
  const { events } = await deps.store.read(stream)
  const order = events.at(-1)
  if (order?.type !== 'DriftMendingOrdered' || order.id !== eventId) return
  const { kind, way, about, subject } = order.data
  const { correlationId } = order
  const context: CommandContext = { by: 'system:drift', correlationId, causationId: eventId }
  const tell = (command: DriftCommand) =>
    createDriftCommandHandler(deps)(context, parseStreamId(stream), command)
  const mend = driftFixes[kind]?.[way]
  try {
    if (!mend) throw new Error(`expected a way to ${way} ${kind}, found none`)
    await mend({ dependencies: deps, context, about, subject })
  } catch (error) {
    if (isDatabaseError(error) || isRetryable(error, attempt)) throw error
    await tell(failureCommand(error))
    return
  }
  await tell({ type: 'ConfirmDriftFix', data: {} })
}
