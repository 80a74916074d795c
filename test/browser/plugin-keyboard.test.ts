import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import type { Browser } from 'playwright-core'
import type { DomainEvent } from '../../events'
import { categoryStream, licenseStream, pluginStream } from '../../events/streams'
import { type AdminApp, openAdminApp } from '../routes/support/admin-app'
import { seedOrder } from '../routes/support/seed-orders'
import { appendEvents } from '../support/append-events'
import { pluginVersionPublished } from '../support/published-plugin'
import { doAct, fillDialog, openDialog, signInByKeys } from './staff-keys'
import { closeVisitorPages, expectAccessible, openBrowser, press } from './visitor-page'

let fixture: AdminApp
let browser: Browser
let bakery: string

const versionPublished = (version: string, isStable = true): DomainEvent => ({
  ...pluginVersionPublished,
  data: {
    ...pluginVersionPublished.data,
    ...{ version, isStable, sha256: version.padEnd(64, '0') },
  },
})

type Boot = { at: 'now' | 'tomorrow' | 'later'; version?: string }
const daysUntil = { now: 0, tomorrow: 1, later: 2 }

/** It runs this version, or does not start with the new one. */
const reportBoot = async (projectId: string, { at, version }: Boot) => {
  const { sql } = fixture.deps
  const running = { name: 'galerie', version, sha256: 'ab', state: 'running' }
  const error = { code: 'PLUGIN_CRASHED', plugin: 'galerie', message: 'no such column: status' }
  const isHealthy = version !== undefined
  await sql`insert into boot_reports (project_id, boot_id, received_at, accepted, core_version,
      healthy, plugins, migrations_run, errors, booted_in_ms)
    values (${projectId}, ${at}, now() + make_interval(days => ${daysUntil[at]}), ${isHealthy},
      '1.0.0', ${isHealthy}, ${sql.json(isHealthy ? [running] : [])}, '[]',
      ${sql.json(isHealthy ? [] : [error])}, 1)`
}

/** A live site that runs this version. */
const seedSite = async (version: string, name: string) => {
  const { deps } = fixture
  const plugin = 'galerie'
  const { id } = await seedOrder(fixture, { name })
  await appendEvents(deps.store, licenseStream(id, plugin), {
    type: 'LicenseIssued',
    data: { projectId: id, plugin, cycle: 'monthly', netCents: 1, source: 'order' },
  })
  await reportBoot(id, { at: 'now', version })
  return id
}

beforeAll(async () => {
  ;[fixture, browser] = await Promise.all([openAdminApp(), openBrowser()])
  const { store } = fixture.deps
  await appendEvents(store, categoryStream('web'), {
    type: 'CategoryNamed',
    data: { code: 'web', displayName: 'Web', icon: 'tag', color: '#2563eb', order: 0 },
  })
  for (const name of ['galerie', 'termine'])
    await appendEvents(
      store,
      pluginStream(name),
      { type: 'PluginListed', data: { name, displayName: name, category: 'web' } },
      versionPublished('1.0.0'),
      versionPublished('2.0.0', false),
      { type: 'CurrentVersionChosen', data: { version: '1.0.0', runtime: 'bun' } },
    )
}, 90_000)
afterEach(() => closeVisitorPages(browser))
afterAll(async () => {
  await browser?.close()
  await fixture?.close()
}, 30_000)

const eventsOf = async (plugin: string) =>
  (await fixture.deps.store.read(pluginStream(plugin))).events.slice(4)
const typesOf = async (plugin: string) => (await eventsOf(plugin)).map(({ type }) => type)

const openPlugin = async (name: string) => {
  const { page, complaints } = await signInByKeys(browser, fixture, { role: 'admin' })
  await press(page, page.getByRole('link', { name: 'Katalog' }))
  await press(page, page.getByRole('link', { name, exact: true }))
  await page.getByRole('heading', { level: 1, name }).waitFor()
  return { page, complaints }
}
const plan = 'Das wird festgehalten:'

test('a plugin is described, led through phases, featured, unlisted and relisted by keys alone', async () => {
  const { page, complaints } = await openPlugin('termine')
  await expectAccessible(page)
  await press(page, page.getByRole('link', { name: 'Bearbeiten …' }))
  // What is refused comes back with all that was typed, at the field that is wrong.
  const wrong = { 'Name *': 'Termine', Bildschirmfoto: 'http://x', Grund: 'Ver' }
  await press(page, await fillDialog(page, wrong, 'Änderungen speichern'))
  await openDialog(page).getByText('Bitte prüfen Sie Ihre Angaben').waitFor()
  expect(await openDialog(page).getByLabel('Name *').inputValue()).toBe('Termine')
  await expectAccessible(page)
  const right = { Bildschirmfoto: 'https://vrs.example/t.png' }
  await press(page, await fillDialog(page, right, 'Änderungen speichern'))
  await page.getByRole('heading', { level: 1, name: 'Termine' }).waitFor()
  const acts = [
    ['Phase setzen …', 'Phase setzen', { Phase: 'V1', Grund: 'Erp' }],
    ['Hervorheben …', 'Hervorheben', { Grund: 'Akt' }],
    ['Nicht mehr hervorheben …', 'Nicht mehr hervorheben', { Grund: 'Akt' }],
    ['Aus dem Angebot nehmen …', 'Aus dem Angebot nehmen', { Grund: 'Wird n' }],
    ['Wieder anbieten …', 'Wieder anbieten', { Grund: 'Ang' }],
  ] as const
  for (const [open, submit, typed] of acts) await doAct(page, { open, submit, typed, plan })
  expect((await eventsOf('termine')).map(({ type, data }) => [type, data])).toMatchObject([
    ['PluginDescribed', {}],
    ['PluginPhaseReached', { phase: 'v1' }],
    ['PluginFeatured', { isFeatured: true }],
    ['PluginFeatured', { isFeatured: false }],
    ['PluginUnlisted', {}],
    ['PluginRelisted', {}],
  ])
  // The browser itself says so of the refused form.
  expect(complaints.filter((text) => !text.includes('422'))).toEqual([])
}, 120_000)

test('a version goes from draft to a rollout by keys alone', async () => {
  bakery = await seedSite('1.0.0', 'Bäckerei Berger')
  const { page, complaints } = await openPlugin('galerie')
  await press(page, page.getByRole('link', { name: 'Versionen ansehen' }))
  await page.getByRole('heading', { level: 1, name: 'Versionen von' }).waitFor()
  await expectAccessible(page)
  await press(page, page.getByRole('link', { name: '2.0.0', exact: true }))
  await doAct(page, {
    ...{ open: 'Freigeben …', submit: 'Entwurf freigeben', plan },
    typed: { Grund: 'Erp' },
  })
  const hints = { Änderungshinweise: '# Neu\n\n- Karte', 'Bricht mit': 'J', Grund: 'Ang' }
  await doAct(page, {
    ...{ open: 'Änderungshinweise bearbeiten …', submit: 'Hinweise speichern', plan },
    typed: hints,
  })
  await page.getByText('Nicht abwärtskompatibel', { exact: true }).waitFor()
  await doAct(page, {
    ...{ open: 'Als aktuell wählen …', submit: 'Als aktuell wählen' },
    plan: 'Ein Rollout beginnt. 1 Website',
    typed: { Grund: 'Neue' },
  })
  expect(await typesOf('galerie')).toEqual([
    'PluginVersionReleased',
    'ReleaseNotesCorrected',
    'CurrentVersionChosen',
    'RolloutStarted',
    'RolloutRingReached',
  ])
  expect(complaints).toEqual([])
}, 120_000)

test('a halted rollout goes on, is rolled back and its version before yanked, by keys alone', async () => {
  const before = (await typesOf('galerie')).length
  const scope = { version: '2.0.0', runtime: 'bun' } as const
  const failed = [{ projectId: bakery, code: 'PLUGIN_CRASHED' }]
  const { sql } = fixture.deps
  await sql`update projects set project_type = 'intern' where id = ${bakery}`
  await reportBoot(bakery, { at: 'tomorrow' })
  await appendEvents(fixture.deps.store, pluginStream('galerie'), {
    type: 'RolloutHalted',
    data: { ...scope, ring: 'internal', sites: 1, failed },
  })

  const { page, complaints } = await signInByKeys(browser, fixture, { role: 'admin' })
  await press(page, page.getByRole('link', { name: 'Katalog' }))
  await press(page, page.getByRole('link', { name: 'Rollouts', exact: true }))
  await page.getByText('angehalten').waitFor()
  await press(page, page.getByRole('link', { name: 'galerie 2.0.0' }))
  await page.getByRole('link', { name: 'Bäckerei Berger' }).waitFor()
  await page.getByText('no such column: status').waitFor()
  await expectAccessible(page)
  await doAct(page, {
    ...{ open: 'Fortsetzen …', submit: 'Rollout fortsetzen', plan },
    typed: { Grund: 'Urs' },
  })
  await doAct(page, {
    ...{ open: 'Zurücknehmen …', submit: 'Version zurücknehmen', plan },
    typed: { Grund: 'Stö' },
  })
  await page.getByText('zurückgenommen').first().waitFor()
  await reportBoot(bakery, { at: 'later', version: '1.0.0' })

  await press(page, page.getByRole('link', { name: 'Versionen ansehen' }))
  await press(page, page.getByRole('link', { name: '1.0.0', exact: true }))
  await press(page, page.getByRole('link', { name: 'Zurückziehen …' }))
  const yank = { 'Warum sie zurückgezogen wird': 'Verliert Bilder', Grund: 'Stö' }
  const button = await fillDialog(page, yank, 'Version zurückziehen')
  await openDialog(page).getByText('Bäckerei Berger').waitFor()
  await expectAccessible(page)
  await press(page, button)
  await page.getByText('Verliert Bilder').first().waitFor()
  expect((await typesOf('galerie')).slice(before)).toEqual([
    'RolloutHalted',
    'RolloutResumed',
    'RolloutRolledBack',
    'CurrentVersionChosen',
    'PluginVersionYanked',
  ])
  expect(complaints).toEqual([])
}, 120_000)
