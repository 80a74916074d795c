import type { Happened } from '../events'
import { idIn, kindOf } from '../events/streams'
import type { Change, Projection, Row } from './projection'

const decided = ({ by, reason, at }: Happened) => ({
  by,
  reason: reason ?? null,
  decided_at: at,
})

const nothing = { way: null, state: null, code: null, vendor_text: null }

const row = (event: Happened): Row | undefined => {
  switch (event.type) {
    case 'DriftIgnored':
      return { ...nothing, ...decided(event), outcome: 'ignored', state: event.data.state }
    case 'DriftMendingOrdered':
      return { ...nothing, ...decided(event), outcome: 'ordered', way: event.data.way }
    default:
      return undefined
  }
}

const ending = (event: Happened): Row | undefined => {
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
export const driftDecisions: Projection = {
  table: 'drift_decisions',
  key: ['id'],
  changes: (event): Change[] => {
    if (kindOf(event.stream) !== 'drift') return []
    const id = idIn(event.stream)
    const first = row(event)
    if (first) return [{ put: { ...first, id } }]
    const last = ending(event)
    return last ? [{ update: last, where: { id } }] : []
  },
}
