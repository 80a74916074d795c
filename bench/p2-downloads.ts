import { join } from 'node:path'
import { pay, placeOrder, reaches } from '../test/support/order-client'
import type { Running } from '../test/support/service-process'
import { startService } from '../test/support/service-process'
import { freePort } from '../test/support/test-postgres'
import type { Bench } from './benchmark'
import { atLeast } from './benchmark'
import type { Told } from './p2-server'
import { publishHeavy } from './publish-large-plugin'
import { inTurn, quantile } from './run-load'
import { ask } from './socket-load'

const clients = 24
const bytes = 55_000

type Archive = { plugin: string; version: string; sha256: string; size: number }

const newest = async (service: Running) => {
  const [found] = await service.sql()<Archive[]>`
    select plugin, version, sha256, size::int from plugin_versions
    where plugin = 'directory' and runtime = 'bun' order by published_at desc limit 1`
  if (!found) throw new Error('expected the directory among the plugins, found it not')
  return found
}

/** What the bar speaks of weighs more than our own plugins do. */
const heavy = async (service: Running) => {
  const { size } = await newest(service)
  await publishHeavy(service, bytes, size)
  return newest(service)
}

const openServer = async (service: Running, projectId: string, { sha256 }: Archive) => {
  const port = await freePort()
  const child = Bun.spawn(
    [process.execPath, join(import.meta.dir, 'p2-server.ts'), projectId, sha256],
    {
      env: {
        PATH: process.env.PATH ?? '',
        DATABASE_URL: service.databaseUrl(),
        VRS_DATA_DIR: service.dataDir,
        PORT: String(port),
        VRS_MODE: 'sandbox',
      },
      stdout: 'pipe',
      stderr: 'inherit',
    },
  )
  const { value } = await child.stdout.getReader().read()
  if (!value) throw new Error(`expected a server, found exit code ${await child.exited}`)
  const told = JSON.parse(new TextDecoder().decode(value)) as Told
  return {
    ...told,
    port,
    close: async () => {
      child.kill('SIGTERM')
      await child.exited
    },
  }
}

const requests = (archive: Archive, port: number, { token, unchecked }: Told) => {
  const body = JSON.stringify({ version: archive.version })
  const host = `host: localhost:${port}`
  return {
    checked: [
      `POST /api/v1/plugins/${archive.plugin}/download HTTP/1.1`,
      host,
      `authorization: Bearer ${token}`,
      'content-type: application/json',
      `content-length: ${body.length}`,
      '',
      body,
    ].join('\r\n'),
    unchecked: [`GET ${unchecked} HTTP/1.1`, host, '', ''].join('\r\n'),
  }
}

const measure = async (service: Running, hurried: boolean) => {
  const order = await placeOrder(service, 'bench-downloads')
  await pay(order)
  await reaches(service, order, 'active', 60_000)
  const archive = await heavy(service)
  const server = await openServer(service, order.projectId, archive)
  try {
    const { checked, unchecked } = requests(archive, server.port, server)
    const round = (request: string) => () =>
      ask({ port: server.port, request, clients, seconds: hurried ? 1 : 3 })
    await inTurn(1, round(checked), round(unchecked)) // Warms both.
    const found = await inTurn(hurried ? 3 : 7, round(checked), round(unchecked))
    return {
      figures: [
        { what: 'downloads/s, token, license and yank checked', found: found.ours.toFixed(0) },
        { what: 'downloads/s, unchecked', found: found.baseline.toFixed(0) },
        atLeast('ratio', found.ratio, 0.5, 0.8),
        { what: 'p99', found: `${quantile(found.ms, 0.99).toFixed(1)} ms` },
      ],
      notes: [
        `${archive.plugin} ${archive.version}, ${archive.size} bytes, ${clients} clients; one process with our whole app answers both`,
      ],
    }
  } finally {
    await server.close()
  }
}

export const downloads: Bench = {
  title: 'P2 plugin downloads',
  run: async (hurried) => {
    const service = await startService({ env: { VRS_LOG: 'silent' } })
    try {
      return await measure(service, hurried)
    } finally {
      await service.stop()
      await service.close()
    }
  },
}
