import { connect, createServer, type Socket } from 'node:net'

/** Stands between a process and its database, and can be all that is wrong with a network. */
export type TcpProxy = {
  port: number
  /** How often this text passed on its way up. */
  matchCount(): number
  /** Ends every connection at once; new ones are let through. */
  dropConnections(): void
  /** Lets nothing through for so long, and ends no connection. */
  freeze(ms: number): Promise<void>
  close(): Promise<void>
}

type Pair = { near: Socket; far: Socket }

const count = (text: string, word: string) => text.split(word).length - 1

export const openTcpProxy = (to: number, word: string): Promise<TcpProxy> =>
  new Promise((resolve) => {
    const pairs = new Set<Pair>()
    let matches = 0
    let isSilent = false

    const server = createServer((near) => {
      const far = connect(to, '127.0.0.1')
      const pair = { near, far }
      pairs.add(pair)
      const end = () => {
        near.destroy()
        far.destroy()
        pairs.delete(pair)
      }
      near.on('data', (bytes) => {
        matches += count(bytes.toString('latin1'), word)
        far.write(bytes)
      })
      far.on('data', (bytes) => near.write(bytes))
      for (const one of [near, far]) one.on('error', end).on('close', end)
      if (isSilent) near.pause()
    })

    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const each = (act: (socket: Socket) => void) => {
        for (const { near, far } of pairs) {
          act(near)
          act(far)
        }
      }
      resolve({
        port: typeof address === 'object' && address ? address.port : 0,
        matchCount: () => matches,
        dropConnections: () => each((socket) => socket.destroy()),
        freeze: async (ms) => {
          isSilent = true
          each((socket) => socket.pause())
          await Bun.sleep(ms)
          isSilent = false
          each((socket) => socket.resume())
        },
        close: async () => {
          each((socket) => socket.destroy())
          server.close()
        },
      })
    })
  })
