import { readFileSync } from 'node:fs'
import type { Benchmark } from './benchmark'
import { atMost } from './benchmark'
import { openServicePair } from './service-pair'
import { sendRepeatedly } from './socket-load'

const mib = 1024
const paths = ['/livez', '/api/v1/catalogue', '/', '/order', '/api/plugins']

/** Resident memory of the process in MiB. */
const readMemory = (pid: number) => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / mib
}

const sendRequests = async (port: number, wanted: number) => {
  let sent = 0
  while (sent < wanted)
    for (const path of paths) {
      const request = `GET ${path} HTTP/1.1\r\nhost: localhost:${port}\r\n\r\n`
      const load = await sendRepeatedly({ port, request, clients: 24, seconds: 2 })
      sent += load.latenciesMs.length
    }
  return sent
}

export const memoryBenchmark: Benchmark = {
  title: 'P8 memory of a process',
  run: async (isQuick) => {
    const pair = await openServicePair()
    try {
      const { pid, port } = await pair.startWhole()
      await Bun.sleep(10_000)
      const idle = readMemory(pid)
      const warm = isQuick ? 10_000 : 100_000
      await sendRequests(port, warm)
      const warmed = readMemory(pid)
      const sent = await sendRequests(port, isQuick ? 50_000 : 1_000_000)
      const after = readMemory(pid)
      return {
        figures: [
          atMost('idle', idle, 150, 'MiB'),
          { name: `after ${warm} requests`, value: `${warmed.toFixed(0)} MiB` },
          { name: `after ${sent} more`, value: `${after.toFixed(0)} MiB` },
          atMost('growth', ((after - warmed) / warmed) * 100, 15, '%'),
        ],
        notes: [
          'role all; database, stand-ins and sites are other processes',
          `requests of ${paths.join(', ')} in turn`,
        ],
      }
    } finally {
      await pair.close()
    }
  },
}
