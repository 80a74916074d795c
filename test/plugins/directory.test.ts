import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { hostPlugin, type TestPluginHost } from './plugin-host'

let host: TestPluginHost
beforeAll(async () => {
  host = await hostPlugin('directory')
}, 30_000)
afterAll(() => host?.stop())
beforeEach(async () => {
  await host.sql`truncate entries`
})

const cafe = { name: 'Café Öztürk & Söhne', category: 'Gastronomie', city: 'Köln' }
const add = (entry: Record<string, string>) => host.post('/admin/directory/neu', entry)
const names = (text: string) => [...text.matchAll(/<h2><a [^>]+>([^<]+)/g)].map(([, name]) => name)
const idOf = async () => (await host.sql`select id from entries order by id`)[0]?.id

describe('the list', () => {
  test('says when there is nothing', async () => {
    expect((await host.get('/verzeichnis')).text).toContain('Hier steht noch kein Eintrag.')
    expect(await host.plugin.home(host.site)).toBeNull()
  })

  test('finds entries without regard to case, accents and order of words', async () => {
    await add(cafe)
    await add({ name: 'Steuerbüro Groß', category: 'Beratung', city: 'Bonn' })
    for (const search of ['CAFE', 'koln ozturk', 'söhne café'])
      expect(names((await host.get(`/verzeichnis?suche=${search}`)).text)).toEqual([
        'Café Öztürk &amp; Söhne',
      ])
    expect(names((await host.get('/verzeichnis?suche=gross')).text)).toEqual(['Steuerbüro Groß'])
    for (const search of ['cafe bonn', '%25', '_', '\\', "'", '<b>']) {
      const { status, text } = await host.get(`/verzeichnis?suche=${search}`)
      expect([status, text.includes('Dazu gibt es keinen Eintrag')]).toEqual([200, true])
      expect(text).not.toContain('value="<b>')
    }
    expect(String(await host.plugin.home(host.site))).toContain('action="/verzeichnis"')
  })

  test('narrows to a category that stands in the address', async () => {
    await add(cafe)
    await add({ name: 'Büro', category: 'Recht & Steuern', city: 'Bonn' })
    const { text } = await host.get('/verzeichnis?kategorie=Recht+%26+Steuern')
    expect(names(text)).toEqual(['Büro'])
    expect(text).toContain('<option selected>Recht &amp; Steuern</option>')
    expect(text).toContain('Ein Eintrag gefunden')
  })

  test('turns pages and keeps the search in the address', async () => {
    for (let at = 1; at <= 21; at++)
      await add({ ...cafe, name: `Laden ${String(at).padStart(2, '0')}` })
    const first = (await host.get('/verzeichnis?suche=laden')).text
    expect(names(first)).toHaveLength(20)
    expect(first).toContain('href="/verzeichnis?suche=laden&amp;seite=2"')
    for (const page of ['2', '99'])
      expect(names((await host.get(`/verzeichnis?suche=laden&seite=${page}`)).text)).toEqual([
        'Laden 21',
      ])
    for (const page of ['-1', 'x', '1e9', '0'])
      expect((await host.get(`/verzeichnis?seite=${page}`)).status).toBe(200)
  })
})

describe('an entry', () => {
  test('has a page of its own at a readable address', async () => {
    await add({ ...cafe, postal_code: '50667', phone: '0221 / 12', website: 'www.oeztuerk.de' })
    await add({ ...cafe, phone: '0221 / 12 34', website: 'www.oeztuerk.de', description: 'A\n\nB' })
    const { text } = await host.get('/verzeichnis/cafe-oeztuerk-und-soehne')
    expect(text).toContain('<h1>Café Öztürk &amp; Söhne</h1>')
    const second = (await host.get('/verzeichnis/cafe-oeztuerk-und-soehne-2')).text
    expect(second).toContain('href="tel:02211234"')
    expect(second).toContain(
      'href="https://www.oeztuerk.de/" rel="noopener nofollow">www.oeztuerk.de',
    )
    expect(second).toContain('<p>A</p><p>B</p>')
    for (const path of ['gibt-es-nicht', '%00', "'--"])
      expect((await host.get(`/verzeichnis/${path}`)).status).toBe(404)
  })

  test('is refused with what was typed when something is wrong', async () => {
    const refused = await add({ name: '"><img>', website: 'javascript:alert(1)', phone: 'abc' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('value="&quot;&gt;&lt;img&gt;"')
    for (const words of ['eine Kategorie an', 'Ort an', 'www.beispiel.de.', 'nur mit Ziffern'])
      expect(refused.text).toContain(words)
    for (const website of ['javascript:alert(1)', 'data:text/html,x', 'localhost', 'a b.de'])
      expect((await add({ ...cafe, website })).status).toBe(422)
    expect(await host.sql`select 1 from entries`).toHaveLength(0)
  })

  test('keeps its address when it is renamed, and is escaped everywhere', async () => {
    await add(cafe)
    const id = await idOf()
    const attack = '<script>x</script>'
    const changed = { name: attack, category: attack, city: attack, description: attack }
    expect((await host.post(`/admin/directory/eintraege/${id}`, changed)).status).toBe(303)
    for (const path of [
      '/verzeichnis',
      '/verzeichnis/cafe-oeztuerk-und-soehne',
      '/admin/directory',
      '/admin/directory/neu',
      `/admin/directory/eintraege/${id}`,
      `/admin/directory/eintraege/${id}/loeschen`,
    ]) {
      const { status, text } = await host.get(path)
      expect([path, status, text.includes('<script>')]).toEqual([path, 200, false])
    }
  })

  test('is deleted after a question', async () => {
    await add(cafe)
    const path = `/admin/directory/eintraege/${await idOf()}`
    expect((await host.get(`${path}/loeschen`)).text).toContain('endgültig gelöscht werden?')
    expect((await host.post(`${path}/loeschen`)).location).toBe(
      '/admin/directory?erledigt=geloescht',
    )
    expect((await host.get('/admin/directory?erledigt=geloescht')).text).toContain('ist gelöscht')
    expect((await host.get(path)).status).toBe(404)
    expect((await host.get('/admin/directory/eintraege/1%20or%201')).status).toBe(404)
  })
})
