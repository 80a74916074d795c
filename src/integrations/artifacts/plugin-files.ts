/** A plugin's files by their path within the archive: `manifest.json`, `<name>/…`, `migrations/…`. */
export type PluginFiles = ReadonlyMap<string, Uint8Array>

/** The limits of the runtime that unpacks it, checked here first. */
export const limits = { files: 5000, bytes: 200 * 1024 * 1024, ratio: 100 }

/** Not a plugin that any runtime would take. `problems` are all we found, one sentence each. */
export class PluginRefused extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`expected a plugin that can be published: ${problems.join('; ')}`)
    this.name = 'PluginRefused'
    this.problems = problems
  }
}

/** What editors and systems leave behind is no part of a plugin. */
export const isLeftover = (path: string) =>
  path
    .split('/')
    .some((part) => part.startsWith('.') || part === '__pycache__' || part === '__MACOSX')

const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** Relative, no parents, and a name that every file system can hold. */
export const isPlainPath = (path: string) =>
  path.length <= 240 &&
  path.split('/').length <= 20 &&
  /^[^\\\p{C}:\uFFFD]+$/u.test(path) &&
  path.split('/').every((part) => part !== '' && !/[. ]$/.test(part) && !deviceName.test(part))

export const withinLimits = (files: PluginFiles): PluginFiles => {
  const bytes = [...files.values()].reduce((sum, content) => sum + content.length, 0)
  if (files.size > limits.files)
    throw new PluginRefused([`expected at most ${limits.files} files, found ${files.size}`])
  if (bytes > limits.bytes)
    throw new PluginRefused([`expected at most ${limits.bytes} bytes, found ${bytes}`])
  return files
}
