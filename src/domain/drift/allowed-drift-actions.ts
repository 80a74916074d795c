import type { DriftResolution } from '../../../events/operations/drift'

/** What decides which actions on a finding are allowed. */
export type DriftFindingFacts = {
  ways: readonly DriftResolution[]
  decision: { outcome: 'ignored' | 'ordered' | 'mended' | 'failed' } | null
}

/** While a fix is under way, and until the next check after it, nothing else is decided. */
const isOpen = ({ decision }: DriftFindingFacts) =>
  decision?.outcome !== 'ordered' && decision?.outcome !== 'mended'

export const hasResolution = (
  { ways }: Pick<DriftFindingFacts, 'ways'>,
  resolution: DriftResolution,
) => ways.includes(resolution)

export const canRepair = (facts: DriftFindingFacts) =>
  isOpen(facts) && hasResolution(facts, 'repair')

export const canAdopt = (facts: DriftFindingFacts) => isOpen(facts) && hasResolution(facts, 'adopt')

/** Nobody has decided about it yet, or the fix that was ordered failed: it waits for a person. */
export const canIgnore = (facts: DriftFindingFacts) =>
  isOpen(facts) && facts.decision?.outcome !== 'ignored'
