import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { hostPlugin, type TestPluginHost } from './plugin-host'

let host: TestPluginHost
beforeAll(async () => {
  host = await hostPlugin('kontakt')
}, 30_000)
afterAll(() => host?.stop())
beforeEach(async () => {
  await host.sql`truncate messages`
  host.messages.length = 0
})

const anna = { name: 'Anna Berg', email: 'anna@berg.de', message: 'Guten Tag\n\nHaben Sie offen?' }
const attack = `<script>alert(1)</script>" onx='`

describe('the contact form', () => {
  test('keeps a message and passes it on', async () => {
    expect((await host.get('/kontakt')).text).toContain('<h1>Kontakt</h1>')
    const response = await host.post('/kontakt', anna)
    expect([response.status, response.location]).toEqual([303, '/kontakt?gesendet=1'])
    expect((await host.get('/kontakt?gesendet=1')).text).toContain('bei uns angekommen')
    expect(host.messages).toEqual([
      {
        subject: 'Neue Nachricht von Anna Berg',
        text: expect.stringContaining('Haben Sie offen?'),
        replyTo: 'anna@berg.de',
      },
    ])
    expect(await host.sql`select name, email, body from messages`).toMatchObject([
      { name: 'Anna Berg', email: 'anna@berg.de', body: anna.message },
    ])
  })

  test('keeps the joiners of names and emoji, and no line break in a name', async () => {
    await host.post('/kontakt', {
      ...anna,
      name: 'Zoë 👩‍👩‍👧\r\nBcc: x@example.org\u202E',
      message: 'می‌خواهم 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    })
    expect(host.messages[0]?.subject).toBe('Neue Nachricht von Zoë 👩‍👩‍👧 Bcc: x@example.org')
    expect(await host.sql`select name, body from messages`).toMatchObject([
      { name: 'Zoë 👩‍👩‍👧 Bcc: x@example.org', body: 'می‌خواهم 🏴󠁧󠁢󠁥󠁮󠁧󠁿' },
    ])
  })

  test('tells what is wrong and keeps what was typed, escaped', async () => {
    const refused = await host.post('/kontakt', { name: attack, email: 'anna@', message: ' ' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('scheint nicht vollständig zu sein')
    expect(refused.text).toContain('Bitte schreiben Sie uns, worum es geht.')
    expect(refused.text).toContain('value="&lt;script&gt;alert(1)&lt;/script&gt;&quot; onx=&#39;"')
    expect(refused.text).not.toContain('<script>')
    expect((await host.post('/kontakt', { ...anna, message: 'x'.repeat(5001) })).text).toContain(
      'höchstens 5000 Zeichen, es sind 5001',
    )
    expect(await host.sql`select 1 from messages`).toHaveLength(0)
  })

  test('thanks robots and forgets what they sent', async () => {
    const response = await host.post('/kontakt', { ...anna, homepage: 'https://spam.example' })
    expect(response.location).toBe('/kontakt?gesendet=1')
    expect(await host.sql`select 1 from messages`).toHaveLength(0)
    expect(host.messages).toHaveLength(0)
  })

  test('asks for patience when messages flood in', async () => {
    await host.sql`insert into messages (name, email, body, received_at)
      select 'a', 'a@b.de', 'x', now() from generate_series(1, 30)`
    const refused = await host.post('/kontakt', anna)
    expect(refused.status).toBe(429)
    expect(refused.text).toContain('Haben Sie offen?')
  })

  test('keeps nothing that could not be passed on', async () => {
    const mail = host.site.mail
    host.site.mail = () => Promise.reject(new Error('the mailbox is full'))
    expect((await host.post('/kontakt', anna)).status).toBe(500)
    host.site.mail = mail
    expect(await host.sql`select 1 from messages`).toHaveLength(0)
  })
})

describe('the inbox', () => {
  test('is empty in words', async () => {
    expect((await host.get('/admin/kontakt')).text).toContain('Keine offenen Nachrichten')
  })

  test('lets one mark, reopen and delete a message', async () => {
    await host.post('/kontakt', { ...anna, name: attack })
    const [row] = await host.sql`select id from messages`
    const path = `/admin/kontakt/nachrichten/${row?.id}`
    const inbox = (await host.get('/admin/kontakt')).text
    expect(inbox).toContain('Offen (1)')
    expect(inbox).toContain('<p>Haben Sie offen?</p>')
    expect(inbox).not.toContain('<script>')
    expect((await host.post(`${path}/erledigt`)).location).toBe('/admin/kontakt')
    expect((await host.get('/admin/kontakt')).text).toContain('Offen (0)')
    expect((await host.get('/admin/kontakt?ansicht=erledigt')).text).toContain('Erledigt am')
    await host.post(`${path}/offen`)
    await host.post(`${path}/loeschen`)
    expect(await host.sql`select 1 from messages`).toHaveLength(1)
    await host.post(`${path}/erledigt`)
    await host.post(`${path}/loeschen`)
    expect(await host.sql`select 1 from messages`).toHaveLength(0)
    expect((await host.post('/admin/kontakt/nachrichten/1x/erledigt')).status).toBe(404)
  })

  test('turns its pages', async () => {
    await host.sql`insert into messages (name, email, body, received_at)
      select 'Person ' || n, 'a@b.de', 'x', now() - n * interval '1 day' from generate_series(1, 30) n`
    const first = (await host.get('/admin/kontakt')).text
    expect([first.includes('Person 25<'), first.includes('Person 26<')]).toEqual([true, false])
    expect(first).toContain('href="/admin/kontakt?seite=2"')
    expect((await host.get('/admin/kontakt?seite=2')).text).toContain('Person 30<')
  })
})

test('its migrations can be taken back', async () => {
  await host.migrate('down')
  await host.migrate('up')
})
