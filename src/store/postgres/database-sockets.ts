import { connect, Socket } from 'node:net'

/** As `postgres` says where the server is; `path` is that of a Unix socket. */
type ServerAddress = {
  host: readonly string[] | string
  port: readonly number[] | number
  path?: string | undefined | false
}

/** The open connections of this process to its database, whatever client opened them. */
export type DatabaseSockets = {
  /** A socket that `pg` connects by itself. */
  create(): Socket
  /** A socket for `postgres`, which may be written to before it is connected. */
  connect(options: ServerAddress): Socket
  /** Ends them all: what waits for an answer on one of them fails, and the clients connect anew. */
  destroyAll(): void
}

const firstOf = <T>(value: readonly T[] | T): T | undefined =>
  Array.isArray(value) ? value[0] : (value as T)

/**
 * A database that is gone without a word (a machine that lost its power, a cut cable) leaves queries
 * waiting for many minutes: neither client gives up on a connection that is open. Whoever notices ends
 * the sockets instead.
 */
export const createDatabaseSockets = (): DatabaseSockets => {
  const sockets = new Set<Socket>()
  const add = (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    return socket
  }
  return {
    create: () => add(new Socket()),
    connect: ({ host, port, path }) => {
      const address = { host: firstOf(host) ?? 'localhost', port: firstOf(port) ?? 5432 }
      return add((path ? connect(path) : connect(address)).setKeepAlive(true, 60_000))
    },
    destroyAll: () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}
