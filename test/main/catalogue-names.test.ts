import { afterAll, beforeAll, expect, test } from 'bun:test'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleStream, projectTypeStream } from '../../events/streams'
import { readCatalogue } from '../../projections/queries/catalogue'
import { readConfig } from '../../src/config'
import { type CoreServices, openCoreServices } from '../../src/main/open-core-services'
import { publishFolder } from '../../src/main/publishing/publish-folder'
import { seedCatalogue } from '../../src/main/seed/seed-catalogue'
import { createShutdown } from '../../src/main/shutdown'
import { appendEvents } from '../support/append-events'
import { startMigratedDatabase } from '../support/test-postgres'

const closing = createShutdown()
let base: CoreServices
const dir = mkdtempSync(join(tmpdir(), 'vrs-names-'))
beforeAll(async () => {
  const postgres = await startMigratedDatabase()
  closing.onClose(postgres.stop)
  const config = readConfig({ VRS_DATA_DIR: dir, DATABASE_URL: postgres.url })
  base = await openCoreServices(config, closing, {
    supervise: false,
    share: false,
    onQueueError: () => undefined,
    onConnectionError: () => undefined,
  })
  await base.keys.ensure(['publisher'])
}, 30_000)
afterAll(async () => {
  await closing.close()
  rmSync(dir, { recursive: true, force: true })
})

/** Streams as they began before there were English names. */
const appendEarlierCatalogue = async () => {
  await appendEvents(
    base.store,
    projectTypeStream('intern'),
    {
      type: 'ProjectTypeOffered',
      data: { code: 'intern', displayName: 'Intern', trialDays: 0, isFree: true, order: 4 },
    },
    { type: 'ProjectTypeDescribed', data: { fields: { displayNameEn: 'In-house' } } },
  )
  await appendEvents(base.store, bundleStream('verzeichnis-basic'), {
    type: 'BundleOffered',
    data: {
      code: 'verzeichnis-basic',
      displayName: 'Verzeichnis Basic',
      projectType: 'business_directory',
      billingCycle: 'monthly',
      isDefault: true,
    },
  })
}

test('a catalogue of before gets the English names that it lacks, once', async () => {
  await appendEarlierCatalogue()
  await seedCatalogue(base.store, 'sandbox')
  await seedCatalogue(base.store, 'sandbox')
  const { projectTypes, bundles } = await readCatalogue(base.sql)
  expect(bundles.find(({ code }) => code === 'verzeichnis-basic')?.fields).toEqual({
    displayNameEn: 'Directory Basic',
  })
  expect(projectTypes.map(({ code, fields }) => [code, fields.displayNameEn])).toEqual([
    ['einzelkunde', 'Single customer'],
    ['business_directory', 'Business directory'],
    ['hersteller_portal', 'Manufacturer portal'],
    ['city_server', 'City server'],
    ['intern', 'In-house'],
  ])
  const { version } = await base.store.read(bundleStream('verzeichnis-basic'))
  expect(version).toBe(2)
})

test('a plugin gets its English texts with the first version that has them', async () => {
  const source = join(dir, 'kontakt')
  cpSync(join(import.meta.dir, '../../plugins/kontakt'), source, { recursive: true })
  const { displayNameEn, descriptionEn, ...german } = JSON.parse(
    readFileSync(join(source, 'manifest.json'), 'utf8'),
  )
  const publish = async (manifest: object) => {
    writeFileSync(join(source, 'manifest.json'), JSON.stringify(manifest))
    await publishFolder(base, source, 'system:publisher')
    return (await readCatalogue(base.sql)).plugins[0]?.fields
  }
  const { description } = german
  expect(await publish({ ...german, version: '1.0.0' })).toEqual({ description })
  const both = { displayNameEn, descriptionEn }
  expect(await publish({ ...german, ...both, version: '1.0.1' })).toEqual({ description, ...both })
  // Texts that stand in the catalogue are no longer the manifest's.
  const renamed = { ...german, ...both, displayNameEn: 'Form', version: '1.0.2' }
  expect(await publish(renamed)).toEqual({ description, ...both })
})
