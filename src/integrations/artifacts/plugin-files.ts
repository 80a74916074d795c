/** A plugin's files by their path within the archive: `manifest.json`, `<name>/…`, `migrations/…`. */
export type PluginFiles = ReadonlyMap<string, Uint8Array>

/** The limits of the runtime that unpacks it. */
export const pluginLimits = { files: 5000, bytes: 200 * 1024 * 1024, ratio: 100 }

/** A plugin that no runtime would accept. `problems`: all that were found, one sentence each. */
export class InvalidPlugin extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`expected a plugin that can be published: ${problems.join('; ')}`)
    this.name = 'InvalidPlugin'
    this.problems = problems
  }
}

/** Files of editors and operating systems, which do not belong to a plugin. */
export const isIgnoredPath = (path: string) =>
  path
    .split('/')
    .some((part) => part.startsWith('.') || part === '__pycache__' || part === '__MACOSX')

const deviceNamePattern = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** Relative, no parents, and a name that every file system can hold. */
export const isPlainPath = (path: string) =>
  path.length <= 240 &&
  path.split('/').length <= 20 &&
  /^[^\\\p{C}:\uFFFD]+$/u.test(path) &&
  path
    .split('/')
    .every((part) => part !== '' && !/[. ]$/.test(part) && !deviceNamePattern.test(part))

export const assertWithinLimits = (files: PluginFiles): PluginFiles => {
  const bytes = [...files.values()].reduce((sum, content) => sum + content.length, 0)
  if (files.size > pluginLimits.files)
    throw new InvalidPlugin([`expected at most ${pluginLimits.files} files, found ${files.size}`])
  if (bytes > pluginLimits.bytes)
    throw new InvalidPlugin([`expected at most ${pluginLimits.bytes} bytes, found ${bytes}`])
  return files
}
