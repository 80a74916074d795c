import { posix } from 'node:path'
import type { PluginFiles } from './plugin-files'

/** At run time there is nothing to install from: what a script imports is in the archive or in the runtime. */
export const findImportProblems = (name: string, files: PluginFiles) =>
  [...files]
    .filter(([path]) => path.startsWith(`${name}/`) && /\.m?js$/.test(path))
    .flatMap(([path, content]) => findScriptProblems(path, content, files))

const findScriptProblems = (path: string, content: Uint8Array, files: PluginFiles) => {
  try {
    const imports = new Bun.Transpiler({ loader: 'js' }).scanImports(content)
    return imports
      .filter((found) => !isAvailable(path, found.path, files))
      .map((found) => `expected ${path} to bundle what it needs, found an import of ${found.path}`)
  } catch (error) {
    return [`expected JavaScript in ${path}, found: ${error}`]
  }
}

const isAvailable = (from: string, wanted: string, files: PluginFiles) =>
  /^(node|bun):/.test(wanted) ||
  (wanted.startsWith('.') && files.has(posix.join(posix.dirname(from), wanted)))
