import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { findFreeTcpPort } from '../../setup/choose-port'
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
  const root = join(dataDir, 'apps')
  return {
    applicationsRoot: root,
    applicationFolder: (uuid) => join(root, uuid),
    volumeFolder: (name) => join(dataDir, 'volumes', name),
  }
}

const systemPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/**
 * What a container would see: its runtime variables and nothing of ours. Two things that a container
 * has by itself are given as variables: its own port, and the volumes at their mount paths.
 */
export const buildSiteEnvironment = (
  store: CoolifyStore,
  folders: SiteFolders,
  { uuid, given }: ApplicationDocument,
  port: number,
): Record<string, string> => {
  const mounts = getApplicationStorages(store, uuid).map(({ name, mountPath }) => {
    const folder = folders.volumeFolder(name)
    mkdirSync(folder, { recursive: true })
    return { mountPath, folder }
  })
  const runtime = Object.entries(given ?? getRuntimeVariables(store, uuid)).map(([key, value]) => {
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

/** A loopback port that is free now and not reserved for another site. */
export const allocateSitePort = async (reserved: ReadonlySet<number>): Promise<number> => {
  const port = await findFreeTcpPort()
  return reserved.has(port) ? allocateSitePort(reserved) : port
}
