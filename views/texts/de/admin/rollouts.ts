import type { RolloutRing } from '../../../../events/rollout'

/** Of new versions on their way to the sites. */
export const rolloutTexts: { rings: Record<RolloutRing, string> } = {
  rings: {
    internal: 'interne Projekte',
    tenth: '10 % der Projekte',
    all: 'alle Projekte',
  },
}
