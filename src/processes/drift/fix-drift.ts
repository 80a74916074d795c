import { driftStream, idIn } from '../../../events/streams'
import { type DriftCommand, decideDrift } from '../../domain/drift/decide-drift'
import { telling } from '../../store/event-store/command-handler'
import type { Context } from '../../store/event-store/event-store'
import type { JobData } from '../../store/job-queue/job-queue'
import { isDatabaseTrouble, troubleOf } from '../engine/classify-error'
import type { Tools } from '../engine/process'
import { mendings } from './drift-fixes'
import { mayPass } from './is-retryable'

const commandOn = ({ store }: Tools) =>
  telling<DriftCommand>(store, driftStream, (_, command, events) => decideDrift(command, events))

const failure = (error: unknown): DriftCommand => {
  const { code, vendorText } = troubleOf(error)
  return { type: 'FailMending', data: { code, ...(vendorText ? { vendorText } : {}) } }
}

/** Does what a person ordered about one finding, and says how it went. It may run twice. */
export const mendDrift = async (tools: Tools, { stream, eventId, attempt }: JobData) => {
  const { events } = await tools.store.read(stream)
  const order = events.at(-1)
  if (order?.type !== 'DriftMendingOrdered' || order.id !== eventId) return
  const { kind, way, about, subject } = order.data
  const { correlationId } = order
  const context: Context = { by: 'system:drift', correlationId, causationId: eventId }
  const tell = (command: DriftCommand) => commandOn(tools)(context, idIn(stream), command)
  const mend = mendings[kind]?.[way]
  try {
    if (!mend) throw new Error(`expected a way to ${way} ${kind}, found none`)
    await mend({ tools, context, about, subject })
  } catch (error) {
    if (isDatabaseTrouble(error) || mayPass(error, attempt)) throw error
    await tell(failure(error))
    return
  }
  await tell({ type: 'ConfirmMending', data: {} })
}
