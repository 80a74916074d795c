import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readManifest } from './check-plugin'
import { InvalidPlugin, isIgnoredPath, type PluginFiles } from './plugin-files'

/** Reads the files of a plugin's source folder that belong into its archive, without README and tests. */
export const readFolder = async (dir: string): Promise<PluginFiles> => {
  const files = new Map<string, Uint8Array>()
  await collectFiles(dir, 'manifest.json', files)
  const { name } = readManifest(files.get('manifest.json'))
  await collectFiles(dir, name, files)
  await collectFiles(dir, 'migrations', files)
  return files
}

const collectFiles = async (dir: string, path: string, files: Map<string, Uint8Array>) => {
  const status = await lstat(join(dir, path)).catch(() => undefined)
  if (!status || isIgnoredPath(path)) return
  if (status.isDirectory())
    for (const entry of await readdir(join(dir, path)))
      await collectFiles(dir, `${path}/${entry}`, files)
  else if (status.isFile()) files.set(path, new Uint8Array(await readFile(join(dir, path))))
  else throw new InvalidPlugin([`expected a file or folder at ${path}, found a link or device`])
}
