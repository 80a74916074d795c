import type { RolloutRing } from '../../../../events/rollout'

/** Of new versions on their way to the sites. */
export const rolloutTexts: { rings: Record<RolloutRing, string> } = {
  rings: {
    internal: 'internal projects',
    tenth: '10 % of the projects',
    all: 'all projects',
  },
}
