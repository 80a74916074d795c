import { describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import type { Runtime } from '../../../events/codes'
import type { PublicationStage } from '../../../src/domain/catalogue/decide-plugin-version'
import { rebuildPluginVersions } from '../../../src/domain/catalogue/decide-plugin-version'
import { givenPluginVersions, toRecordedEvents } from '../../support/decider-specification'

const listed: DomainEvent = {
  type: 'PluginListed',
  data: { name: 'kontakt', displayName: 'Kontakt', category: 'web' },
}
const described: DomainEvent = {
  type: 'PluginDescribed',
  data: { fields: { description: 'Ein Formular' } },
}

const versionData = (version: string, runtime: Runtime = 'bun', sha256 = version) => ({
  version,
  runtime,
  sha256,
  size: 5000,
  manifest: 'a.b.c',
  minCore: '1.0.0',
  dependsOn: {},
  changelog: '',
  isBreaking: false,
})

const published = (
  version: string,
  isStable = true,
  runtime: Runtime = 'bun',
): Extract<DomainEvent, { type: 'PluginVersionPublished' }> => ({
  type: 'PluginVersionPublished',
  data: { ...versionData(version, runtime), isStable },
})

const choiceOf = (version: string, runtime: Runtime = 'bun'): DomainEvent => ({
  type: 'CurrentVersionChosen',
  data: { version, runtime },
})

const yankOf = (version: string, cause = 'loses mails'): DomainEvent => ({
  type: 'PluginVersionYanked',
  data: { version, runtime: 'bun', cause },
})

const versionName = (version: string) => ({ version, runtime: 'bun' as const })

const publish = (
  version: string,
  stage: PublicationStage = 'current',
  more: { runtime?: Runtime; sha256?: string; texts?: Record<string, string> } = {},
) => ({
  type: 'PublishVersion' as const,
  data: { ...versionData(version, more.runtime, more.sha256), stage },
  texts: more.texts ?? { description: 'Ein Formular' },
  listing: [listed, described] as never,
  isInstalled: false,
})

describe('publishing a version', () => {
  test('lists a plugin that is not there yet', () => {
    givenPluginVersions()
      .when(publish('1.0.0'))
      .then(listed, described, published('1.0.0'), choiceOf('1.0.0'))
  })

  test('goes as far as it shall', () => {
    const given = givenPluginVersions(listed, described)
    given.when(publish('1.0.0', 'draft')).then(published('1.0.0', false))
    given.when(publish('1.0.0', 'stable')).then(published('1.0.0'))
    given.when(publish('1.0.0', 'current')).then(published('1.0.0'), choiceOf('1.0.0'))
  })

  test('takes over texts that the catalogue lacks, and leaves those that it has', () => {
    const texts = { description: 'Anders', descriptionEn: 'A form' }
    givenPluginVersions(listed, described)
      .when(publish('1.0.0', 'draft', { texts }))
      .then(
        {
          type: 'PluginDescribed',
          data: { fields: { descriptionEn: 'A form' } },
        },
        published('1.0.0', false),
      )
  })

  test('of the same bytes again is ignored, whatever became of it', () => {
    const given = givenPluginVersions(listed, described, published('1.0.0', false), yankOf('1.0.0'))
    given.when(publish('1.0.0', 'current')).thenNothing()
  })

  test('of other bytes under the same version is refused', () => {
    givenPluginVersions(listed, described, published('1.0.0'))
      .when(publish('1.0.0', 'draft', { sha256: 'other' }))
      .thenRefused('VERSION_EXISTS')
  })

  test('needs a version above all of its major line', () => {
    const given = givenPluginVersions(
      ...[listed, described, published('1.4.0'), published('2.0.0-rc.1')],
    )
    given.when(publish('1.3.9')).thenRefused('VERSION_NOT_GREATER')
    given.when(publish('1.4.0-rc.1')).thenRefused('VERSION_NOT_GREATER')
    given.when(publish('1.4.0+build.2')).thenRefused('VERSION_NOT_GREATER')
    given.when(publish('2.0.0-beta.9')).thenRefused('VERSION_NOT_GREATER')
    given.when(publish('1.4.1', 'stable')).then(published('1.4.1'))
    given.when(publish('2.0.0', 'stable')).then(published('2.0.0'))
    given
      .when(publish('1.0.0', 'stable', { runtime: 'python' }))
      .then(published('1.0.0', true, 'python'))
  })
})

describe('a draft', () => {
  const given = givenPluginVersions(listed, published('1.0.0'), published('1.1.0', false))

  test('becomes stable once', () => {
    given
      .when({ type: 'ReleaseVersion', data: versionName('1.1.0') })
      .then({ type: 'PluginVersionReleased', data: versionName('1.1.0') })
    given.when({ type: 'ReleaseVersion', data: versionName('1.0.0') }).thenNothing()
    given
      .when({ type: 'ReleaseVersion', data: versionName('9.9.9') })
      .thenRefused('VERSION_UNKNOWN')
    givenPluginVersions(listed, published('1.1.0', false), yankOf('1.1.0'))
      .when({ type: 'ReleaseVersion', data: versionName('1.1.0') })
      .thenRefused('VERSION_YANKED')
  })

  test('becomes current only when it is stable', () => {
    given
      .when({ type: 'ChooseCurrentVersion', isInstalled: false, data: versionName('1.1.0') })
      .thenRefused('VERSION_IS_DRAFT')
    const released: DomainEvent = { type: 'PluginVersionReleased', data: versionName('1.1.0') }
    givenPluginVersions(listed, published('1.1.0', false), released)
      .when({ type: 'ChooseCurrentVersion', isInstalled: false, data: versionName('1.1.0') })
      .then(choiceOf('1.1.0'))
  })
})

describe('the current version', () => {
  const given = givenPluginVersions(
    ...[listed, published('1.0.0'), published('1.1.0'), choiceOf('1.0.0'), choiceOf('1.1.0')],
  )

  test('is chosen, also an older one again', () => {
    given
      .when({ type: 'ChooseCurrentVersion', isInstalled: false, data: versionName('1.0.0') })
      .then(choiceOf('1.0.0'))
    given
      .when({ type: 'ChooseCurrentVersion', isInstalled: false, data: versionName('1.1.0') })
      .thenNothing()
  })

  test('reaches sites that have the plugin in rings', () => {
    const started: DomainEvent = {
      type: 'RolloutStarted',
      data: { ...versionName('1.2.0'), previous: '1.1.0' },
    }
    const reached: DomainEvent = {
      type: 'RolloutRingReached',
      data: { ...versionName('1.2.0'), ring: 'internal' },
    }
    given
      .when({ ...publish('1.2.0'), isInstalled: true })
      .then(...[described, published('1.2.0'), choiceOf('1.2.0'), started, reached])
  })

  test('is none that was yanked or is not there', () => {
    givenPluginVersions(listed, published('1.0.0'), yankOf('1.0.0'))
      .when({ type: 'ChooseCurrentVersion', isInstalled: false, data: versionName('1.0.0') })
      .thenRefused('VERSION_YANKED')
    given
      .when({
        type: 'ChooseCurrentVersion',
        isInstalled: false,
        data: { version: '1.0.0', runtime: 'python' },
      })
      .thenRefused('VERSION_UNKNOWN')
  })

  test('is one of its runtime', () => {
    const { versions } = rebuildPluginVersions(
      toRecordedEvents(
        'plugin-kontakt',
        ...[listed, published('1.0.0'), published('1.0.0', true, 'python'), choiceOf('1.0.0')],
      ),
    )
    expect(versions.map(({ runtime, isCurrent }) => [runtime, isCurrent])).toEqual([
      ['bun', true],
      ['python', false],
    ])
  })
})

describe('release notes', () => {
  const notes = { ...versionName('1.0.0'), changelog: '- Neu', isBreaking: true }
  const corrected: DomainEvent = { type: 'ReleaseNotesCorrected', data: notes }

  test('are corrected, and not when they are the same', () => {
    givenPluginVersions(listed, published('1.0.0'))
      .when({ type: 'CorrectReleaseNotes', data: notes })
      .then(corrected)
    givenPluginVersions(listed, published('1.0.0'), corrected)
      .when({ type: 'CorrectReleaseNotes', data: notes })
      .thenNothing()
    givenPluginVersions(listed)
      .when({ type: 'CorrectReleaseNotes', data: notes })
      .thenRefused('VERSION_UNKNOWN')
  })
})

describe('a yank', () => {
  test('happens once, with its cause', () => {
    const command = {
      type: 'YankVersion' as const,
      data: { ...versionName('1.0.0'), cause: 'bug' },
    }
    givenPluginVersions(listed, published('1.0.0'), choiceOf('1.0.0'))
      .when(command)
      .then(yankOf('1.0.0', 'bug'))
    givenPluginVersions(listed, published('1.0.0'), yankOf('1.0.0')).when(command).thenNothing()
    givenPluginVersions(listed).when(command).thenRefused('VERSION_UNKNOWN')
  })
})
