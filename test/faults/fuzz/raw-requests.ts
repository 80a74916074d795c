import { pick } from './hostile-values'

type Random = () => number

const targets = [
  '/',
  '/livez',
  '/order',
  '//',
  '/%',
  '/%00',
  '\\',
  '*',
  'http://[::1/',
  '/?a=%',
  '/a b',
]
const hosts = [
  'localhost',
  '',
  'x:y',
  '[::1',
  'a b',
  'localhost:99999',
  '%00',
  'a@b',
  'ä',
  'x'.repeat(300),
]
const methods = [
  'GET',
  'POST',
  'HEAD',
  'PUT',
  'DELETE',
  'TRACE',
  'CONNECT',
  'get',
  'G\u0001',
  'OPTIONS',
]
const versions = ['HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/1.9', 'FTP/1.0', '']
const extraLines = [
  'content-length: 5',
  'content-length: -1',
  'content-length: a',
  'content-length: 99999999999999999999',
  'transfer-encoding: chunked',
  'transfer-encoding: gzip, chunked',
  'expect: 100-continue',
  'upgrade: websocket\r\nconnection: upgrade',
  'cookie: a; =b;;;',
  ': nothing',
  'no colon',
  `x: ${'y'.repeat(9_000)}`,
]
const tails = [
  '',
  'hello',
  '5\r\nhello\r\n0\r\n\r\n',
  'ffffffffffffffffff\r\n',
  '-1\r\n',
  '\u0000\u0001',
]

/** The bytes of something like a request. */
export const createRawRequest = (random: Random) => {
  const line = `${pick(methods, random)} ${pick(targets, random)} ${pick(versions, random)}`
  const host = random() < 0.8 ? [`Host: ${pick(hosts, random)}`] : []
  const extra = random() < 0.6 ? [pick(extraLines, random)] : []
  return `${[line, ...host, ...extra, 'Connection: close'].join('\r\n')}\r\n\r\n${pick(tails, random)}`
}

/** What comes back until the server closes, at most for `withinMs`. */
export const sendRawRequest = (port: number, bytes: string, withinMs: number): Promise<string> =>
  new Promise((resolve) => {
    let answer = ''
    void Bun.connect({
      hostname: 'localhost',
      port,
      socket: {
        open: (socket) => {
          socket.write(bytes)
          setTimeout(() => socket.end(), withinMs)
        },
        data: (_, chunk) => {
          answer += chunk.toString()
        },
        close: () => resolve(answer),
        error: () => resolve(answer),
        connectError: () => resolve('no connection'),
      },
    })
  })
