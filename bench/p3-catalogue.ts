import { join } from 'node:path'
import { startService } from '../test/support/service-process'
import type { Benchmark } from './benchmark'
import { atLeast } from './benchmark'
import { runAlternately } from './run-load'
import { sendRepeatedly } from './socket-load'

const clients = 24

const openBareServer = async () => {
  const child = Bun.spawn([process.execPath, join(import.meta.dir, 'bare-server.ts')], {
    stdout: 'pipe',
    stderr: 'inherit',
  })
  const { value } = await child.stdout.getReader().read()
  const port = Number(new TextDecoder().decode(value))
  if (!port) throw new Error(`expected a port, found exit code ${await child.exited}`)
  return {
    port,
    close: async () => {
      child.kill()
      await child.exited
    },
  }
}

const buildRequest = (path: string, port: number) =>
  [`GET ${path} HTTP/1.1`, `host: localhost:${port}`, '', ''].join('\r\n')

const measurePath = async (
  path: string,
  ports: { ours: number; bare: number },
  isQuick: boolean,
) => {
  const round = (request: string, port: number) => () =>
    sendRepeatedly({ port, request, clients, seconds: isQuick ? 0.5 : 2 })
  const ours = round(buildRequest(path, ports.ours), ports.ours)
  const bare = round(buildRequest('/', ports.bare), ports.bare)
  await runAlternately(1, ours, bare) // Warms both.
  const result = await runAlternately(isQuick ? 3 : 7, ours, bare)
  return [
    { name: `${path} per second`, value: result.ours.toFixed(0) },
    { name: 'bare Hono per second', value: result.baseline.toFixed(0) },
    path === '/livez'
      ? { name: 'ratio', value: result.ratio.toFixed(2) }
      : atLeast('ratio', result.ratio, 0.5),
  ]
}

const paths = ['/livez', '/api/v1/catalogue']

export const catalogueBenchmark: Benchmark = {
  title: 'P3 answers held in memory',
  run: async (isQuick) => {
    const service = await startService({ env: { VRS_LOG: 'silent' } })
    const bare = await openBareServer()
    try {
      const ports = { ours: Number(new URL(service.url).port), bare: bare.port }
      const figures = []
      for (const path of paths) figures.push(...(await measurePath(path, ports, isQuick)))
      return { figures, notes: [`${clients} clients; the whole service answers, its log is off`] }
    } finally {
      await bare.close()
      await service.stop()
      await service.close()
    }
  },
}
