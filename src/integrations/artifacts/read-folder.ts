import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readManifest } from './check-plugin'
import { isLeftover, type PluginFiles, PluginRefused } from './plugin-files'

/** Of a plugin's source folder only what belongs in its archive: a README or tests beside it stay here. */
export const readFolder = async (dir: string): Promise<PluginFiles> => {
  const files = new Map<string, Uint8Array>()
  await collect(dir, 'manifest.json', files)
  const { name } = readManifest(files)
  await collect(dir, name, files)
  await collect(dir, 'migrations', files)
  return files
}

const collect = async (dir: string, path: string, files: Map<string, Uint8Array>) => {
  const found = await lstat(join(dir, path)).catch(() => undefined)
  if (!found || isLeftover(path)) return
  if (found.isDirectory())
    for (const entry of await readdir(join(dir, path)))
      await collect(dir, `${path}/${entry}`, files)
  else if (found.isFile()) files.set(path, new Uint8Array(await readFile(join(dir, path))))
  else throw new PluginRefused([`expected a file or folder at ${path}, found a link or device`])
}
