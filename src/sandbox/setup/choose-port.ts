import { createSocket } from 'node:dgram'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'

const host = '127.0.0.1'

const probeTcpPort = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(undefined))
    probe.listen(port, host, () => {
      const { port: boundPort } = probe.address() as AddressInfo
      probe.close(() => resolve(boundPort))
    })
  })

export const findFreeTcpPort = async (): Promise<number> => {
  const port = await probeTcpPort(0)
  if (port === undefined) throw new Error('expected a free TCP port on 127.0.0.1, found none')
  return port
}

const isUdpPortFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createSocket('udp4')
    probe.once('error', () => probe.close(() => resolve(false)))
    probe.bind(port, host, () => probe.close(() => resolve(true)))
  })

const isPortFree = async (port: number) =>
  (await probeTcpPort(port)) !== undefined && (await isUdpPortFree(port))

/** The first preferred port that is free for TCP and UDP on 127.0.0.1, else any free one. */
export const choosePort = async (
  preferred: (number | undefined)[],
  tries = 20,
): Promise<number> => {
  for (const port of preferred) if (port !== undefined && (await isPortFree(port))) return port
  const port = await findFreeTcpPort()
  if (await isUdpPortFree(port)) return port
  if (tries > 0) return choosePort([], tries - 1)
  throw new Error('expected a port free by TCP and UDP on 127.0.0.1, found none in 20 tries')
}
