import type { RecordedEvent } from '../events'
import { parseStreamId, parseStreamKind } from '../events/streams'
import type { Projection, Row, RowChange } from './projection'

const toDecisionFields = ({ by, reason, at }: RecordedEvent) => ({
  by,
  reason: reason ?? null,
  decided_at: at,
})

const emptyOutcome = { way: null, state: null, code: null, vendor_text: null }

const toNewRow = (event: RecordedEvent): Row | undefined => {
  switch (event.type) {
    case 'DriftIgnored':
      return {
        ...emptyOutcome,
        ...toDecisionFields(event),
        outcome: 'ignored',
        state: event.data.state,
      }
    case 'DriftMendingOrdered':
      return {
        ...emptyOutcome,
        ...toDecisionFields(event),
        outcome: 'ordered',
        way: event.data.way,
      }
    default:
      return undefined
  }
}

const toEndingFields = (event: RecordedEvent): Row | undefined => {
  switch (event.type) {
    case 'DriftMended':
      return { outcome: 'mended', decided_at: event.at }
    case 'DriftMendingFailed': {
      const { code, vendorText } = event.data
      return { outcome: 'failed', code, vendor_text: vendorText ?? null, decided_at: event.at }
    }
    default:
      return undefined
  }
}

/** What was decided last about each finding of the drift check; who ordered it stays with it. */
export const driftDecisionsProjection: Projection = {
  table: 'drift_decisions',
  key: ['id'],
  changes: (event): RowChange[] => {
    if (parseStreamKind(event.stream) !== 'drift') return []
    const id = parseStreamId(event.stream)
    const first = toNewRow(event)
    if (first) return [{ put: { ...first, id } }]
    const last = toEndingFields(event)
    return last ? [{ update: last, where: { id } }] : []
  },
}
