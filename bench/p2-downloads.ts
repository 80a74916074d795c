import { join } from 'node:path'
import { payCheckout, placeTestOrder, waitForOrderStatus } from '../test/support/order-client'
import type { ServiceProcess } from '../test/support/service-process'
import { startService } from '../test/support/service-process'
import { findFreePort } from '../test/support/test-postgres'
import type { Benchmark } from './benchmark'
import { atLeast } from './benchmark'
import type { ServerAnnouncement } from './p2-server'
import { publishLargePlugin } from './publish-large-plugin'
import { quantile, runAlternately } from './run-load'
import { sendRepeatedly } from './socket-load'

const clients = 24
const archiveBytes = 55_000

type Archive = { plugin: string; version: string; sha256: string; size: number }

const readNewestVersion = async (service: ServiceProcess) => {
  const [version] = await service.sql()<Archive[]>`
    select plugin, version, sha256, size::int from plugin_versions
    where plugin = 'directory' and runtime = 'bun' order by published_at desc limit 1`
  if (!version) throw new Error('expected the directory among the plugins, found none')
  return version
}

/** The threshold is about archives of 55 KB; our own plugins are smaller. */
const publishLargeVersion = async (service: ServiceProcess) => {
  const { size } = await readNewestVersion(service)
  await publishLargePlugin(service, archiveBytes, size)
  return readNewestVersion(service)
}

const openServer = async (service: ServiceProcess, projectId: string, { sha256 }: Archive) => {
  const port = await findFreePort()
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
  const announcement = JSON.parse(new TextDecoder().decode(value)) as ServerAnnouncement
  return {
    ...announcement,
    port,
    close: async () => {
      child.kill('SIGTERM')
      await child.exited
    },
  }
}

const buildRequests = (
  archive: Archive,
  port: number,
  { token, uncheckedPath }: ServerAnnouncement,
) => {
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
    unchecked: [`GET ${uncheckedPath} HTTP/1.1`, host, '', ''].join('\r\n'),
  }
}

const measureDownloads = async (service: ServiceProcess, isQuick: boolean) => {
  // Before the order: later it would reach the site ring by ring.
  const archive = await publishLargeVersion(service)
  const order = await placeTestOrder(service, 'bench-downloads')
  await payCheckout(order)
  await waitForOrderStatus(service, order, 'active', 60_000)
  const server = await openServer(service, order.projectId, archive)
  try {
    const { checked, unchecked } = buildRequests(archive, server.port, server)
    const round = (request: string) => () =>
      sendRepeatedly({ port: server.port, request, clients, seconds: isQuick ? 1 : 3 })
    await runAlternately(1, round(checked), round(unchecked)) // Warms both.
    const result = await runAlternately(isQuick ? 3 : 7, round(checked), round(unchecked))
    return {
      figures: [
        { name: 'downloads/s, token, license and yank checked', value: result.ours.toFixed(0) },
        { name: 'downloads/s, unchecked', value: result.baseline.toFixed(0) },
        atLeast('ratio', result.ratio, 0.5, 0.8),
        { name: 'p99', value: `${quantile(result.ms, 0.99).toFixed(1)} ms` },
      ],
      notes: [
        `${archive.plugin} ${archive.version}, ${archive.size} bytes, ${clients} clients; one process with our whole app answers both`,
      ],
    }
  } finally {
    await server.close()
  }
}

export const downloadsBenchmark: Benchmark = {
  title: 'P2 plugin downloads',
  run: async (isQuick) => {
    const service = await startService({ env: { VRS_LOG: 'silent' } })
    try {
      return await measureDownloads(service, isQuick)
    } finally {
      await service.stop()
      await service.close()
    }
  },
}
