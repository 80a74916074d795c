import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { hostPlugin, type TestPluginHost } from './plugin-host'

const address = {
  street: 'Domstraße 1',
  postal_code: '50667',
  city: 'Köln',
  email: 'post@berger.de',
}

describe('impressum', () => {
  let host: TestPluginHost
  beforeAll(async () => {
    host = await hostPlugin('impressum')
  }, 30_000)
  afterAll(() => host?.stop())
  beforeEach(async () => {
    await host.sql`truncate imprint`
  })
  const berger = { operator: 'Berger & Sohn GmbH', ...address, vat_id: 'DE 123 456 789' }

  test('invents nothing while nobody has filled it in', async () => {
    const { text } = await host.get('/impressum')
    expect(text).toContain('wird gerade vervollständigt')
    expect(text).not.toContain('<address>')
    const admin = (await host.get('/admin/impressum')).text
    expect(admin).toContain(
      'Es fehlt: Name oder Firma, Straße und Hausnummer, Postleitzahl, Ort, E-Mail-Adresse.',
    )
  })

  test('shows what was saved, the last of two savings, and no empty headings', async () => {
    await host.post('/admin/impressum', { ...berger, operator: 'Alt' })
    const saved = await host.post('/admin/impressum', berger)
    expect(saved.location).toBe('/admin/impressum?gespeichert=1')
    const { text } = await host.get('/impressum')
    expect(text).toContain('Berger &amp; Sohn GmbH<br>Domstraße 1<br>50667 Köln')
    expect(text).toContain('Umsatzsteuergesetz: DE123456789')
    expect(text).not.toContain('Registereintrag')
    expect(text).not.toContain('vervollständigt')
    expect((await host.get('/admin/impressum')).text).not.toContain('noch nicht vollständig')
  })

  test('may be saved half and says on the page that more will come', async () => {
    await host.post('/admin/impressum', { operator: 'Berger' })
    const { text } = await host.get('/impressum')
    expect(text).toContain('<address>Berger</address>')
    expect(text).toContain('wird gerade vervollständigt')
  })

  test('refuses wrong numbers and half a register entry, keeping what was typed', async () => {
    const wrong = { ...berger, vat_id: 'DE12', register_number: 'HRB <1>', postal_code: '5' }
    const refused = await host.post('/admin/impressum', wrong)
    expect(refused.status).toBe(422)
    for (const words of ['DE123456789', 'auch das Registergericht', 'hat sie fünf Ziffern'])
      expect(refused.text).toContain(words)
    expect(refused.text).toContain('value="HRB &lt;1&gt;"')
    expect(await host.sql`select 1 from imprint`).toHaveLength(0)
  })

  test('saved by two people at once is one imprint', async () => {
    const both = await Promise.all([1, 2, 3, 4].map(() => host.post('/admin/impressum', berger)))
    expect(both.map(({ status }) => status)).toEqual([303, 303, 303, 303])
    expect(await host.sql`select 1 from imprint`).toHaveLength(1)
  })
})

describe('datenschutz', () => {
  let host: TestPluginHost
  beforeAll(async () => {
    host = await hostPlugin('datenschutz')
  }, 30_000)
  afterAll(() => host?.stop())
  const berger = { controller: 'Berger <GmbH>', ...address, host: 'Rechenzentrum Nord\nHamburg' }

  test('waits until its operator and host are named', async () => {
    expect((await host.get('/datenschutz')).text).toContain('wird gerade vervollständigt')
    const admin = (await host.get('/admin/datenschutz')).text
    expect(admin).toContain('noch nicht angezeigt')
    expect(admin).toContain('Wenn Sie uns über das Kontaktformular schreiben')
    await host.post('/admin/datenschutz', { ...berger, host: '' })
    expect((await host.get('/datenschutz')).text).not.toContain('Ihre Rechte')
  })

  test('shows the base text around what was saved', async () => {
    const contact_form = 'Erster Absatz.\r\n\r\nZweiter <b>Absatz</b>.'
    await host.post('/admin/datenschutz', { ...berger, contact_form })
    const { text } = await host.get('/datenschutz')
    expect(text).toContain('Berger &lt;GmbH&gt;<br>Domstraße 1<br>50667 Köln')
    expect(text).toContain('<p>Rechenzentrum Nord<br>Hamburg</p>')
    expect(text).toContain('<p>Erster Absatz.</p><p>Zweiter &lt;b&gt;Absatz&lt;/b&gt;.</p>')
    expect(text).toContain('Art. 15 DSGVO')
    expect(text).not.toContain('Weitere Dienste</h2>')
  })

  test('leaves out the contact form when its text was emptied', async () => {
    await host.post('/admin/datenschutz', { ...berger, contact_form: '' })
    expect((await host.get('/datenschutz')).text).not.toContain('Kontaktformular')
    expect((await host.get('/admin/datenschutz')).text).not.toContain('Wenn Sie uns über')
  })

  test('refuses an address that is none', async () => {
    const refused = await host.post('/admin/datenschutz', { ...berger, email: 'post' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('name@beispiel.de')
    expect(refused.text).toContain('value="Berger &lt;GmbH&gt;"')
  })
})
