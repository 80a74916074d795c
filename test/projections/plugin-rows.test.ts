import { describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../events'
import type { PluginFields } from '../../events/plugin'
import { pluginStream } from '../../events/streams'
import { noon } from '../support/project-events'
import { projectRows } from './project-rows'

describe('a plugin', () => {
  const stream = pluginStream('kontakt')
  const listed: DomainEvent = {
    type: 'PluginListed',
    data: { name: 'kontakt', displayName: 'Kontakt', category: 'web' },
  }
  const published = (version: string, runtime: 'bun' | 'python' = 'bun'): DomainEvent => ({
    type: 'PluginVersionPublished',
    data: {
      version,
      runtime,
      sha256: 'ab',
      size: 1,
      manifest: 'm',
      minCore: '1.0.0',
      dependsOn: {},
      changelog: '',
      isStable: true,
      isBreaking: false,
    },
  })
  const choiceEvent = (version: string, runtime: 'bun' | 'python' = 'bun'): DomainEvent => ({
    type: 'CurrentVersionChosen',
    data: { version, runtime },
  })
  const price = (cycle: 'monthly' | 'yearly', netCents: number, validFrom = noon): DomainEvent => ({
    type: 'PluginPriced',
    data: { projectType: 'association', cycle, netCents, setupCents: 5, validFrom },
  })

  const listedRow = {
    name: 'kontakt',
    display_name: 'Kontakt',
    display_name_en: null,
    description: null,
    description_en: null,
    long_description: null,
    long_description_en: null,
    category: 'web',
    icon: null,
    screenshot_url: null,
    has_trial: true,
    position: 0,
    phase: 'alpha',
    is_featured: false,
    listed_at: noon,
    unlisted_at: null,
  }
  const rowsAfter = (...events: DomainEvent[]) => projectRows(stream, listed, ...events).plugins
  const describedAs = (fields: PluginFields): DomainEvent => ({
    type: 'PluginDescribed',
    data: { fields },
  })

  test('is listed, described, and reaches phases', () => {
    expect(rowsAfter()).toEqual([listedRow])
    const reached: DomainEvent = { type: 'PluginPhaseReached', data: { phase: 'v1' } }
    expect(rowsAfter(describedAs({ icon: 'mail' }), reached)).toEqual([
      { ...listedRow, phase: 'v1', icon: 'mail' },
    ])
  })

  test('keeps the fields that were not described again, and loses a text that was taken back', () => {
    const first = describedAs({ displayNameEn: 'Contact', description: 'Ein Formular', order: 3 })
    const second = describedAs({ displayNameEn: '', hasTrial: false, category: 'crm' })
    expect(rowsAfter(first, second)).toMatchObject([
      {
        display_name_en: null,
        description: 'Ein Formular',
        position: 3,
        has_trial: false,
        category: 'crm',
      },
    ])
  })

  test('is featured and unlisted until that is taken back', () => {
    const featureEvent = (isFeatured: boolean): DomainEvent => ({
      type: 'PluginFeatured',
      data: { isFeatured },
    })
    const unlisted: DomainEvent = { type: 'PluginUnlisted', data: {} }
    const relisted: DomainEvent = { type: 'PluginRelisted', data: {} }
    expect(rowsAfter(featureEvent(true), unlisted)).toMatchObject([
      { is_featured: true, unlisted_at: noon },
    ])
    expect(rowsAfter(featureEvent(true), unlisted, featureEvent(false), relisted)).toEqual([
      listedRow,
    ])
  })

  test('has one current version a runtime', () => {
    const events = [published('1.0.0'), published('1.1.0'), published('1.0.0', 'python')]
    const choices = [choiceEvent('1.0.0'), choiceEvent('1.0.0', 'python'), choiceEvent('1.1.0')]
    const found = projectRows(stream, ...events, ...choices).plugin_versions
    expect(found?.map((row) => [row.version, row.runtime, row.is_current])).toEqual([
      ['1.0.0', 'bun', false],
      ['1.1.0', 'bun', true],
      ['1.0.0', 'python', true],
    ])
  })

  test('keeps what was yanked, with the cause', () => {
    const yanked: DomainEvent = {
      type: 'PluginVersionYanked',
      data: { version: '1.0.0', runtime: 'bun', cause: 'loses mails' },
    }
    const found = projectRows(
      stream,
      published('1.0.0'),
      published('1.1.0'),
      yanked,
    ).plugin_versions
    expect(found?.map((row) => row.yanked_because)).toEqual(['loses mails', undefined])
  })

  const rowsOf = (...events: DomainEvent[]) =>
    projectRows(stream, ...events).plugin_prices?.map((row) => [
      row.cycle,
      row.valid_from,
      row.withdrawn ? 'withdrawn' : row.net_cents,
    ])
  const scope = { projectType: 'association', cycle: 'yearly' } as const
  const later = '2027-01-01T00:00:00.000Z'
  const withdrawn = (data: { validFrom?: string }): DomainEvent => ({
    type: 'PluginPriceWithdrawn',
    data: { ...scope, ...data },
  })
  const chosen: DomainEvent = { type: 'BasePriceChosen', data: scope }

  test('has prices by the moment they begin, with who set them', () => {
    const events = [price('monthly', 1), price('yearly', 2), price('monthly', 3)]
    expect(rowsOf(...events, price('monthly', 4, later))).toEqual([
      ['monthly', noon, 3],
      ['yearly', noon, 2],
      ['monthly', later, 4],
    ])
    expect(projectRows(stream, price('monthly', 1)).plugin_prices).toMatchObject([
      { recorded_at: noon, recorded_by: 'system:test', setup_cents: 5, valid_until: null },
    ])
  })

  test('loses all prices of a scope that is withdrawn, also a planned one', () => {
    const priced = [price('monthly', 1), price('yearly', 2), price('yearly', 3, later)]
    expect(rowsOf(...priced, withdrawn({}))).toEqual([
      ['monthly', noon, 1],
      ['yearly', noon, 'withdrawn'],
    ])
    expect(rowsOf(...priced, withdrawn({}), price('yearly', 4))).toContainEqual(['yearly', noon, 4])
    expect(rowsOf(withdrawn({}))).toEqual([['yearly', noon, 'withdrawn']])
  })

  test('loses a planned price alone, or all prices of its own', () => {
    const priced = [price('yearly', 2), price('yearly', 3, later)]
    expect(rowsOf(...priced, withdrawn({ validFrom: later }))).toEqual([['yearly', noon, 2]])
    expect(rowsOf(price('monthly', 1), ...priced, chosen)).toEqual([['monthly', noon, 1]])
  })
})
