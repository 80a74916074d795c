/** The plugins that each plugin needs, by its name. */
export type PluginDependencies = Readonly<Record<string, readonly string[]>>

type VersionOfPlugin = {
  plugin: string
  runtime: 'bun' | 'python'
  isCurrent: boolean
  dependsOn: Readonly<Record<string, string>>
}

/** Of the versions that sites are given now. */
export const listDependencies = (versions: readonly VersionOfPlugin[]): PluginDependencies =>
  Object.fromEntries(
    versions
      .filter(({ runtime, isCurrent }) => runtime === 'bun' && isCurrent)
      .map(({ plugin, dependsOn }) => [plugin, Object.keys(dependsOn)]),
  )

/** All that `wanted` need and nobody has licensed, directly or through others, without themselves. */
export const listMissingDependencies = (
  dependencies: PluginDependencies,
  wanted: readonly string[],
  isLicensed: (plugin: string) => boolean,
): string[] => {
  const found = new Set(wanted)
  for (const plugin of found)
    for (const name of dependencies[plugin] ?? []) if (!isLicensed(name)) found.add(name)
  return [...found].filter((name) => !wanted.includes(name))
}
