import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { VendorCall } from '../../../src/integrations/call-log'
import { type MailClient, openMailClient } from '../../../src/integrations/smtp/mail-client'
import { VendorError } from '../../../src/integrations/vendor-error'
import { createFaultInjector, type FaultKind } from '../../../src/sandbox/fault-injector'
import { type Mailbox, openMailbox } from '../../../src/sandbox/smtp/mailbox'

const dataDir = mkdtempSync(`${tmpdir()}/mail-client-`)
const faults = createFaultInjector()
const calls: VendorCall[] = []
let mailbox: Mailbox
let mail: MailClient

beforeAll(async () => {
  mailbox = await openMailbox({ dataDir, port: 0, faults })
  const from = 'VRS <noreply@vrs.localhost>'
  mail = openMailClient({ url: mailbox.url, from, record: (call) => void calls.push(call) })
})

beforeEach(() => {
  faults.clear()
  calls.length = 0
})

afterAll(async () => {
  mail.close()
  await mailbox.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const welcome = {
  messageId: '<welcome.berger@vrs.localhost>',
  to: 'ada@example.org',
  subject: 'Ihr Verzeichnis Berger ist online',
  text: 'Guten Tag Ada Berger',
  template: 'welcome',
}

const failure = async (kind: FaultKind, more = {}) => {
  faults.add({ vendor: 'smtp', method: 'send', kind, times: 1, ...more })
  const error = await mail.send(welcome).then(
    () => undefined,
    (error) => error,
  )
  if (error instanceof VendorError) return error.details
  throw new Error(`expected a VendorError, found ${error}`)
}

describe('sending a mail', () => {
  test('delivers it under its own message id', async () => {
    await mail.send(welcome)
    expect(mailbox.listMails().at(-1)).toMatchObject({
      to: welcome.to,
      subject: welcome.subject,
      text: welcome.text,
      messageId: welcome.messageId,
    })
  })

  test('is recorded without recipient, subject and text', async () => {
    await mail.send(welcome)
    await failure('refuse', { body: '5.1.1 <ada@example.org> unknown' })
    expect(calls).toMatchObject([
      { vendor: 'smtp', method: 'send', outcome: 'ok', code: '250' },
      { outcome: 'refused', code: '550' },
    ])
    expect(calls[0]?.request).toEqual({ messageId: welcome.messageId, template: 'welcome' })
    expect(JSON.stringify(calls)).not.toMatch(/ada@|Ada|Berger ist/)
  })

  test('is permanent when refused for good, transient when not', async () => {
    expect(await failure('refuse')).toMatchObject({ errorClass: 'permanent', code: '550' })
    expect(await failure('error500')).toMatchObject({ errorClass: 'transient', code: '451' })
    expect(await failure('down')).toMatchObject({ errorClass: 'transient', vendor: 'smtp' })
  })

  test('sends nothing again by itself when the reply is lost', async () => {
    const before = mailbox.listMails().length
    expect(await failure('replyLost')).toMatchObject({ errorClass: 'transient' })
    expect(mailbox.listMails()).toHaveLength(before + 1)
    await mail.send(welcome)
    expect(mailbox.listMails()).toHaveLength(before + 2)
  })

  test('to a server that is not there is transient', async () => {
    const nobody = openMailClient({
      url: 'smtp://127.0.0.1:9',
      from: 'a@b.de',
      record: () => undefined,
    })
    await expect(nobody.send(welcome)).rejects.toMatchObject({
      details: { errorClass: 'transient', code: 'UNREACHABLE' },
    })
    nobody.close()
  })
})
