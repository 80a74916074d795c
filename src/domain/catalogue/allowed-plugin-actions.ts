/** What decides which actions on a plugin are allowed: from its stream, or from its row. */
export type PluginFacts = { stage: 'unknown' | 'listed' | 'unlisted'; isFeatured: boolean }

export const canUnlistPlugin = ({ stage }: Pick<PluginFacts, 'stage'>) => stage === 'listed'

export const canRelistPlugin = ({ stage }: Pick<PluginFacts, 'stage'>) => stage === 'unlisted'

export const canFeaturePlugin = ({ stage, isFeatured }: PluginFacts) =>
  stage === 'listed' && !isFeatured

export const canUnfeaturePlugin = ({ isFeatured }: Pick<PluginFacts, 'isFeatured'>) => isFeatured
