import type { DriftResolution } from '../../../../../events/operations/drift'
import { RefusalError } from '../../../../../events/refusal-error'
import type { DriftFindingRow } from '../../../../../projections/queries/drift-findings'
import { hasResolution } from '../../../../domain/drift/allowed-drift-actions'
import type { DriftCommand } from '../../../../domain/drift/decide-drift'

export const driftReasons = [
  'agreesWithPlan',
  'madeByHand',
  'leftOver',
  'costsMoney',
  'checkedByHand',
  'other',
] as const

/** What differs is mended in this way, if the finding has it. */
export const orderDriftFix = (finding: DriftFindingRow, way: DriftResolution): DriftCommand => {
  const { kind, subject, about, ways } = finding
  if (!hasResolution(finding, way))
    throw new RefusalError('NO_SUCH_WAY', `expected one of ${ways.join(', ')}, found ${way}`)
  return { type: 'OrderDriftFix', data: { kind, subject, way, about } }
}
