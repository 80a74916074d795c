import { afterEach, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { createTransport } from 'nodemailer'
import { createFaultInjector } from '../../../src/sandbox/fault-injector'
import { openMailbox } from '../../../src/sandbox/smtp/mailbox'

const cleanUps: (() => unknown)[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

const freshDir = () => {
  const dir = mkdtempSync(`${tmpdir()}/mailbox-`)
  cleanUps.push(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

const open = async (dataDir = freshDir(), port = 0) => {
  const faults = createFaultInjector()
  const mailbox = await openMailbox({ dataDir, port, faults })
  cleanUps.push(() => mailbox.close())
  const send = (mail: object) => {
    const transport = createTransport({ url: mailbox.url })
    cleanUps.push(() => transport.close())
    return transport.sendMail({ from: 'VRS <noreply@vrs.localhost>', ...mail })
  }
  return { mailbox, faults, send }
}

const welcome = {
  to: 'Ada Berger <ada@example.org>',
  subject:
    'Ihr Verzeichnis „Steuerberater Köln“ ist ab sofort unter der eigenen Adresse erreichbar',
  text: `Guten Tag,\n\n.beginnt mit einem Punkt\nÄhren – größer als 5 €\n${'lang '.repeat(60)}\nÜbrigens`,
  messageId: '<welcome.berger@vrs.localhost>',
}

describe('a mail', () => {
  test('is kept as a person would read it', async () => {
    const { mailbox, send } = await open()
    await send({
      ...welcome,
      html: '<p>Größer</p>',
      attachments: [{ filename: 'a.txt', content: 'x' }],
    })
    expect(mailbox.listMails()).toMatchObject([
      {
        to: 'ada@example.org',
        from: 'noreply@vrs.localhost',
        subject: welcome.subject,
        text: welcome.text,
        html: '<p>Größer</p>',
        messageId: welcome.messageId,
      },
    ])
  })

  test('in base64 reads the same', async () => {
    const { mailbox, send } = await open()
    await send({ ...welcome, textEncoding: 'base64' })
    expect(mailbox.listMails()[0]).toMatchObject({ subject: welcome.subject, text: welcome.text })
  })

  test('delivered twice is here twice, also after a restart', async () => {
    const dataDir = freshDir()
    const { mailbox, send } = await open(dataDir)
    await send(welcome)
    await send(welcome)
    await mailbox.close()
    cleanUps.length = 1
    const { mailbox: again } = await open(dataDir, Number(new URL(mailbox.url).port))
    expect(again.url).toBe(mailbox.url)
    expect(again.listMails().map(({ messageId }) => messageId)).toEqual([
      welcome.messageId,
      welcome.messageId,
    ])
  })
})

describe('a fault', () => {
  test('refuses for good or for now', async () => {
    const { mailbox, faults, send } = await open()
    const fail = (kind: 'refuse' | 'error500' | 'rateLimited') =>
      faults.add({ vendor: 'smtp', method: 'send', kind, times: 1 })
    fail('refuse')
    await expect(send(welcome)).rejects.toMatchObject({ responseCode: 550 })
    fail('error500')
    await expect(send(welcome)).rejects.toMatchObject({ responseCode: 451 })
    fail('rateLimited')
    await expect(send(welcome)).rejects.toMatchObject({ responseCode: 450 })
    expect(mailbox.listMails()).toEqual([])
  })

  test('loses the reply to a mail that is kept', async () => {
    const { mailbox, faults, send } = await open()
    faults.add({ vendor: 'smtp', kind: 'replyLost', times: 1 })
    await expect(send(welcome)).rejects.toThrow()
    expect(mailbox.listMails()).toHaveLength(1)
  })

  test('drops, answers nonsense or stays silent, and keeps nothing', async () => {
    const { mailbox, faults, send } = await open()
    for (const kind of ['down', 'garbage', 'timeout'] as const) {
      faults.add({ vendor: 'smtp', kind, times: 1, delayMs: 50 })
      await expect(send(welcome)).rejects.toThrow()
    }
    expect(mailbox.listMails()).toEqual([])
  })
})
