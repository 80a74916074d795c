import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { pluginStream } from '../../../../events/streams'
import { listVersions } from '../../../../projections/queries/plugin-versions'
import { generateKeyPair } from '../../../../src/security/jws'
import { appendEvents } from '../../../support/append-events'
import { createArchive, pluginFiles } from '../../../support/hostile-archives'
import { createSignedPlugin } from '../../../support/signed-archive'
import { type AdminApp, openAdminApp } from '../../support/admin-app'
import { type FormBrowser, signInAs } from '../../support/form-browser'

let fixture: AdminApp
let admin: FormBrowser
const path = '/admin/catalogue/plugins/gruss/versions'
beforeAll(async () => {
  fixture = await openAdminApp()
  admin = await signInAs(fixture, 'admin')
  await fixture.deps.keys.ensure(['publisher'])
  await appendEvents(fixture.deps.store, pluginStream('gruss'), {
    type: 'PluginListed',
    data: { name: 'gruss', displayName: 'Gruß', category: 'web' },
  })
}, 30_000)
afterAll(() => fixture.close())

let number = 0
let version: string
beforeEach(() => {
  number += 1
  version = `1.${number}.0`
})

type Parts = Record<string, string | Blob | Uint8Array>

/** As a browser sends it: what was not chosen is an empty file without a name. */
const upload = (parts: Parts = {}, person = admin) => {
  const form = new FormData()
  const empty = new Blob([])
  for (const [name, part] of Object.entries({ archive: empty, manifest: empty, ...parts })) {
    const value = part instanceof Uint8Array ? new Blob([new Uint8Array(part)]) : part
    if (typeof value === 'string') form.set(name, value)
    else form.set(name, value, name)
  }
  const headers = { 'sec-fetch-site': 'same-origin' }
  return person.send(path, { method: 'POST', body: form, headers })
}
const archiveOf = (files: [string, string][] = []) => createArchive(pluginFiles({ version }, files))
const listNew = async () =>
  (await listVersions(fixture.deps.sql, 'gruss')).filter((row) => row.version === version)
/** The text of the error at a field. */
const errorAt = (page: string, field: string) =>
  new RegExp(`id="upload-${field}-error">([^<]*)<`).exec(page)?.[1]

describe('an archive that an admin uploads', () => {
  test('becomes a draft with its notes, and the page of the version says so', async () => {
    const answer = await upload({
      ...{ archive: await archiveOf(), changelog: '# Neu\r\n\r\n- Gruß', isBreaking: 'yes' },
    })
    const location = answer.headers.get('location') ?? ''
    expect([answer.status, location]).toEqual([303, `${path}/${version}%40bun`])
    expect(await listNew()).toMatchObject([
      { isStable: false, isCurrent: false, isBreaking: true, changelog: '# Neu\n\n- Gruß' },
    ])
    const cookie = [admin.cookie, answer.headers.get('set-cookie')?.split(';')[0]].join('; ')
    const page = await (await admin.send(location, { headers: { cookie } })).text()
    expect(page).toContain(`Version ${version} von Gruß als Entwurf veröffentlicht`)
    // Again it changes nothing, and leads to the same page.
    const again = await upload({ archive: await archiveOf() })
    expect([again.status, again.headers.get('set-cookie')]).toEqual([303, null])
  })

  test('is refused at its field, and what was typed stays', async () => {
    const typed = { changelog: '- Karte & <b>Filter</b>', isBreaking: 'yes' }
    const answer = await upload(typed)
    const page = await answer.text()
    expect([answer.status, errorAt(page, 'archive')]).toEqual([
      422,
      'Bitte wählen Sie das ZIP-Archiv des Plugins.',
    ])
    expect(page).toContain('- Karte &amp; &lt;b&gt;Filter&lt;/b&gt;</textarea>')
    expect(page).toMatch(/<option value="yes" selected/)
    expect(page).toMatch(/<dialog class="act" id="act-upload" open/)
    const refusals: [Parts, string, number, RegExp][] = [
      [{ archive: new Blob(['no archive']) }, 'archive', 422, /kann nicht veröffentlicht werden/],
      [
        { archive: await archiveOf([['setup.py', 'x']]) },
        'archive',
        422,
        /kann nicht veröffentlicht werden/,
      ],
      [{ archive: await archiveOf(), changelog: 'a\u202Eb' }, 'changelog', 422, /Zeichen/],
      [{ archive: await archiveOf(), changelog: 'x'.repeat(20_001) }, 'changelog', 422, /lang/],
      [{ archive: await archiveOf(), manifest: 'a.b.c' }, 'manifest', 422, /gültige Signatur/],
    ]
    for (const [parts, field, status, sentence] of refusals) {
      const refused = await upload({ ...typed, ...parts })
      const text = errorAt(await refused.text(), field)
      expect([field, refused.status, text]).toEqual([
        field,
        status,
        expect.stringMatching(sentence),
      ])
    }
    expect(await listNew()).toEqual([])
  })

  test('says what the check found, and what is wrong with the form as a whole', async () => {
    const page = await (await upload({ archive: await archiveOf([['setup.py', 'x']]) })).text()
    expect(page).toMatch(/Ergebnis der Prüfung: <bdi lang="en">[^<]*setup\.py/)
    const other = await (
      await upload({ archive: await archiveOf(), extra: 'x'.repeat(300_000) })
    ).text()
    expect(other).toMatch(/role="alert"/)
    expect(await listNew()).toEqual([])
  })

  test('has to be another version where this one is there with other content', async () => {
    await upload({ archive: await archiveOf() })
    const answer = await upload({ archive: await archiveOf([['gruss/a.txt', 'x']]) })
    expect([answer.status, errorAt(await answer.text(), 'archive')]).toEqual([
      409,
      expect.stringContaining('Bitte erhöhen Sie die Version'),
    ])
  })

  test('is for admins alone', async () => {
    for (const role of ['caseworker', 'auditor'] as const) {
      const person = await signInAs(fixture, role)
      expect(await (await person.get(path)).text()).not.toContain('act-upload')
      expect((await upload({ archive: await archiveOf() }, person)).status).toBe(403)
    }
    expect((await admin.post(path, { changelog: 'x' })).status).toBe(415)
    const elsewhere = await admin.send(path, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
      body: new FormData(),
    })
    expect(elsewhere.status).toBe(403)
    expect(await listNew()).toEqual([])
  })
})

describe('where the server holds no key of the publisher', () => {
  test('an archive needs what the publisher signed about it', async () => {
    const publisher = await generateKeyPair()
    const { keys, sql } = fixture.deps
    await sql`update signing_keys set sealed_private = null where use = 'publisher'`
    await keys.trustPublisher(publisher)
    expect(await (await admin.get(path)).text()).toContain('vrs publish &lt;Ordner&gt; --out')
    const unsigned = await upload({ archive: await archiveOf() })
    expect([unsigned.status, errorAt(await unsigned.text(), 'manifest')]).toEqual([
      422,
      expect.stringContaining('keinen Schlüssel zum Signieren'),
    ])
    const signed = await createSignedPlugin(publisher, version)
    const other = await createSignedPlugin(publisher, '7.0.0')
    const mismatch = await upload({ ...signed, manifest: new Blob([other.manifest]) })
    expect(errorAt(await mismatch.text(), 'manifest')).toContain('gehört nicht zu diesem Archiv')
    const { archive } = signed
    const answer = await upload({ archive, manifest: new Blob([`${signed.manifest}\n`]) })
    expect([answer.status, (await listNew()).length]).toEqual([303, 1])
  })
})
