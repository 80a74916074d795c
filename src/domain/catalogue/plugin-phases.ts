/** How far a plugin has come. Customers are offered those of the `v…` phases. */
export const pluginPhases = ['alpha', 'beta', 'v1', 'v2', 'v3'] as const
export type PluginPhase = (typeof pluginPhases)[number]
