import { afterAll, expect, test } from 'bun:test'
import { createServer, type Socket } from 'node:net'
import type { VendorCall } from '../../../src/integrations/call-log'
import { openMailClient } from '../../../src/integrations/smtp/mail-client'
import { createMessageId, getSenderDomain } from '../../../src/integrations/smtp/message-id'

/** A mail server of twenty lines: what it keeps are the bytes as they were sent. */
const received: string[] = []
const sockets = new Set<Socket>()
const server = createServer((socket) => {
  sockets.add(socket)
  let data: string | undefined
  socket.on('error', () => undefined)
  socket.write('220 ready\r\n')
  socket.on('data', (chunk) => {
    if (data !== undefined) {
      data += chunk.toString('latin1')
      if (!data.endsWith('\r\n.\r\n')) return
      received.push(data)
      data = undefined
      return void socket.write('250 ok\r\n')
    }
    const [verb] = chunk.toString('latin1').split(/[ \r]/)
    if (verb === 'DATA') data = ''
    socket.write(verb === 'DATA' ? '354 go on\r\n' : '250 ok\r\n')
  })
})
const port = await new Promise<number>((resolve) =>
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    resolve(typeof address === 'object' && address ? address.port : 0)
  }),
)
afterAll(() => {
  for (const socket of sockets) socket.destroy()
  server.close()
})

const calls: VendorCall[] = []
const record = (call: VendorCall) => void calls.push(call)

const sendFrom = async (from: string, messageId: string) => {
  const mail = openMailClient({ url: `smtp://127.0.0.1:${port}`, from, record })
  await mail.send({ messageId, to: 'ada@example.org', subject: 'Hallo', text: 'Guten Tag' })
  mail.close()
  const head = received.at(-1)?.split('\r\n\r\n')[0] ?? ''
  return new Map(
    head.split('\r\n').map((line) => {
      const [name = '', ...value] = line.split(': ')
      return [name.toLowerCase(), value.join(': ')]
    }),
  )
}

test.each([
  ['VRS <noreply@vrs.gmbh>', ['welcome', '1'], '<welcome.1@vrs.gmbh>'],
  ['VRS <noreply@mail.kunde.example>', ['welcome', '1'], '<welcome.1@mail.kunde.example>'],
  ['noreply@Kunde.example', ['started', '2', 'x'], '<started.2.x@kunde.example>'],
  ['"VRS @ home" <post@kunde.example> ', ['a'], '<a@kunde.example>'],
] as const)(
  'a mail from %s has one domain and answers itself no autoresponder',
  async (from, of, sent) => {
    const [template, ...keys] = of
    const headers = await sendFrom(from, createMessageId(getSenderDomain(from), template, ...keys))
    expect(headers.get('message-id')).toBe(sent)
    expect(headers.get('auto-submitted')).toBe('auto-generated')
  },
)

test('the call log knows a mail by the id that it was sent with', async () => {
  const sent = '<welcome.7@kunde.example>'
  const headers = await sendFrom('VRS <post@kunde.example>', sent)
  expect(headers.get('message-id')).toBe(sent)
  expect(calls.at(-1)).toMatchObject({ outcome: 'ok', request: { messageId: sent } })
})
