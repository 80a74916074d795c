import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { getErrorMessage, log } from './log'

/** What survives a restart: small JSON documents and the plugins' files. */
export type Volume = {
  dir: string
  pluginsDir: string
  read<T>(name: string): T | null
  /** Replaces the document atomically. */
  write(name: string, value: unknown): void
}

export const openVolume = (dir: string): Volume => {
  const pluginsDir = join(dir, 'plugins')
  mkdirSync(pluginsDir, { recursive: true, mode: 0o750 })
  return {
    dir,
    pluginsDir,
    read: <T>(name: string) => readDocument<T>(join(dir, name)),
    write: (name, value) => writeDocument(join(dir, name), JSON.stringify(value, null, 2)),
  }
}

const readDocument = <T>(path: string): T | null => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT')
      log.error('A document in the volume cannot be read', { path, error: getErrorMessage(error) })
    return null
  }
}

const writeDocument = (path: string, text: string) => {
  const draft = `${path}.${process.pid}.${Bun.randomUUIDv7()}.new`
  const file = openSync(draft, 'w', 0o600)
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
  renameSync(draft, path)
}
