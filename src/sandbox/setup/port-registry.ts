import { z } from 'zod'
import { choosePort } from './choose-port'
import { readJsonFile, writeJsonFile } from './json-file'

const portsSchema = z.record(z.string(), z.int().min(1).max(65_535))

/** Chooses a port for each name once and stores it, so that addresses stay valid across restarts. */
export const openPortRegistry = (folder: string) => {
  const path = `${folder}/ports.json`
  const ports = readJsonFile(path, portsSchema) ?? {}
  return async (name: string, preferred?: number): Promise<number> => {
    const port = await choosePort([ports[name], preferred])
    if (ports[name] !== port) {
      ports[name] = port
      writeJsonFile(path, ports)
    }
    return port
  }
}
