import { createSocket } from 'node:dgram'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'

const host = '127.0.0.1'

const probeTcpPort = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(undefined))
    probe.listen(port, host, () => {
      const { port: found } = probe.address() as AddressInfo
      probe.close(() => resolve(found))
    })
  })

const isFreeByUdp = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createSocket('udp4')
    probe.once('error', () => probe.close(() => resolve(false)))
    probe.bind(port, host, () => probe.close(() => resolve(true)))
  })

const isPortFree = async (port: number) =>
  (await probeTcpPort(port)) !== undefined && (await isFreeByUdp(port))

/** The first of the wished ports that is free by TCP and UDP on the loopback, else any free one. */
export const choosePort = async (wished: (number | undefined)[], tries = 20): Promise<number> => {
  for (const port of wished) if (port !== undefined && (await isPortFree(port))) return port
  const found = await probeTcpPort(0)
  if (found !== undefined && (await isFreeByUdp(found))) return found
  if (tries > 0) return choosePort([], tries - 1)
  throw new Error('expected a port free by TCP and UDP on 127.0.0.1, found none in 20 tries')
}
