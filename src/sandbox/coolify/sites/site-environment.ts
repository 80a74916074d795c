import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import {
  type CoolifyStore,
  getApplicationStorages,
  getRuntimeVariables,
} from '../store/coolify-store'
import type { ApplicationDocument } from '../store/documents'

export type SiteFolders = {
  applicationFolder(uuid: string): string
  volumeFolder(name: string): string
  applicationsRoot: string
}

export const createSiteFolders = (dataDir: string): SiteFolders => {
  const apps = join(dataDir, 'apps')
  return {
    applicationsRoot: apps,
    applicationFolder: (uuid) => join(apps, uuid),
    volumeFolder: (name) => join(dataDir, 'volumes', name),
  }
}

const systemPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/**
 * What a container would see: its runtime variables and nothing of ours. Two things a container
 * has by itself are said in variables instead: an own port, and the volumes at their mount paths.
 */
export const buildSiteEnvironment = (
  world: CoolifyStore,
  folders: SiteFolders,
  { uuid, given }: ApplicationDocument,
  port: number,
): Record<string, string> => {
  const mounts = getApplicationStorages(world, uuid).map(({ name, mountPath }) => {
    const folder = folders.volumeFolder(name)
    mkdirSync(folder, { recursive: true })
    return { mountPath, folder }
  })
  const runtime = Object.entries(given ?? getRuntimeVariables(world, uuid)).map(([key, value]) => {
    const mount = mounts.find(({ mountPath }) => mountPath === value)
    return [key, mount ? mount.folder : value] as const
  })
  const data = mounts.find(({ mountPath }) => mountPath === '/data')
  return {
    PATH: systemPath,
    HOME: folders.applicationFolder(uuid),
    ...Object.fromEntries(runtime),
    ...(data ? { VRS_CORE_DATA_DIR: data.folder } : {}),
    HOST: '127.0.0.1',
    PORT: String(port),
  }
}

const probeFreePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** A loopback port that is free now and not promised to another site. */
export const allocateSitePort = async (taken: ReadonlySet<number>): Promise<number> => {
  const port = await probeFreePort()
  return taken.has(port) ? allocateSitePort(taken) : port
}
