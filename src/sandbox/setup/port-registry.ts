import { z } from 'zod'
import { choosePort } from './choose-port'
import { readJsonFile, writeJsonFile } from './json-file'

const portsSchema = z.record(z.string(), z.int().min(1).max(65_535))

/** Ports chosen at the first start and taken again at the next, so that addresses given out stay true. */
export const openPortRegistry = (folder: string) => {
  const path = `${folder}/ports.json`
  const known = readJsonFile(path, portsSchema) ?? {}
  return async (name: string, wished?: number): Promise<number> => {
    const port = await choosePort([known[name], wished])
    if (known[name] !== port) {
      known[name] = port
      writeJsonFile(path, known)
    }
    return port
  }
}
