import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { runtimeVariablesOf, storagesOf, type World } from '../store/coolify-store'
import type { Application } from '../store/documents'

export type Folders = { app(uuid: string): string; volume(name: string): string; apps: string }

export const foldersIn = (dataDir: string): Folders => {
  const apps = join(dataDir, 'apps')
  return {
    apps,
    app: (uuid) => join(apps, uuid),
    volume: (name) => join(dataDir, 'volumes', name),
  }
}

const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/**
 * What a container would see: its runtime variables and nothing of ours. Two things a container
 * has by itself are said in variables instead: an own port, and the volumes at their mount paths.
 */
export const environmentOf = (
  world: World,
  folders: Folders,
  { uuid, given }: Application,
  port: number,
): Record<string, string> => {
  const mounts = storagesOf(world, uuid).map(({ name, mountPath }) => {
    const folder = folders.volume(name)
    mkdirSync(folder, { recursive: true })
    return { mountPath, folder }
  })
  const runtime = Object.entries(given ?? runtimeVariablesOf(world, uuid)).map(([key, value]) => {
    const mount = mounts.find(({ mountPath }) => mountPath === value)
    return [key, mount ? mount.folder : value] as const
  })
  const data = mounts.find(({ mountPath }) => mountPath === '/data')
  return {
    PATH: path,
    HOME: folders.app(uuid),
    ...Object.fromEntries(runtime),
    ...(data ? { VRS_CORE_DATA_DIR: data.folder } : {}),
    HOST: '127.0.0.1',
    PORT: String(port),
  }
}

const openPort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** A loopback port that is free now and not promised to another site. */
export const freePort = async (taken: ReadonlySet<number>): Promise<number> => {
  const port = await openPort()
  return taken.has(port) ? freePort(taken) : port
}
