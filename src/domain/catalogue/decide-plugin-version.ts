import semver from 'semver'
import type { RecordedEvent } from '../../../events'
import type { Runtime } from '../../../events/codes'
import type { PluginEvent, PluginFields, PublishedPluginVersion } from '../../../events/plugin'
import { RefusalError } from '../../../events/refusal-error'
import type { RolloutEvent } from '../../../events/rollout'
import { chooseCurrentVersion } from '../rollout/decide-rollout'

type VersionName = { version: string; runtime: Runtime }

/** How far a new version goes at once: for nobody, for whom asks for it, or for every site. */
export const publicationStages = ['draft', 'stable', 'current'] as const
export type PublicationStage = (typeof publicationStages)[number]

type PublishVersion = {
  type: 'PublishVersion'
  data: Omit<PublishedPluginVersion, 'isStable'> & { stage: PublicationStage }
  /** Of its manifest; those that the catalogue lacks are taken over. */
  texts: PluginFields
  /** What lists the plugin, if this is its first version. */
  listing: readonly PluginEvent[]
  /** Whether there are sites that may run the plugin: they get a current version in rings. */
  isInstalled: boolean
}

export type PluginVersionCommand =
  | PublishVersion
  | { type: 'ReleaseVersion'; data: VersionName }
  | { type: 'CorrectReleaseNotes'; data: VersionName & { changelog: string; isBreaking: boolean } }
  | { type: 'ChooseCurrentVersion'; data: VersionName; isInstalled: boolean }
  | { type: 'YankVersion'; data: VersionName & { cause: string } }

type VersionState = VersionName & {
  sha256: string
  changelog: string
  isStable: boolean
  isBreaking: boolean
  isYanked: boolean
  isCurrent: boolean
}

type PluginState = {
  isListed: boolean
  texts: PluginFields
  versions: readonly VersionState[]
}

const isSameVersion = (one: VersionName, other: VersionName) =>
  one.version === other.version && one.runtime === other.runtime

const updateVersion = (
  state: PluginState,
  name: VersionName,
  change: Partial<VersionState>,
): PluginState => ({
  ...state,
  versions: state.versions.map((one) => (isSameVersion(one, name) ? { ...one, ...change } : one)),
})

const evolve = (state: PluginState, event: RecordedEvent): PluginState => {
  switch (event.type) {
    case 'PluginListed':
      return { ...state, isListed: true }
    case 'PluginDescribed':
      return { ...state, texts: { ...state.texts, ...event.data.fields } }
    case 'PluginVersionPublished': {
      const { version, runtime, sha256, changelog, isStable, isBreaking } = event.data
      const published = { version, runtime, sha256, changelog, isStable, isBreaking }
      const added = { ...published, isYanked: false, isCurrent: false }
      return { ...state, versions: [...state.versions, added] }
    }
    case 'PluginVersionReleased':
      return updateVersion(state, event.data, { isStable: true })
    case 'ReleaseNotesCorrected': {
      const { changelog, isBreaking } = event.data
      return updateVersion(state, event.data, { changelog, isBreaking })
    }
    case 'PluginVersionYanked':
      return updateVersion(state, event.data, { isYanked: true })
    case 'CurrentVersionChosen':
      return {
        ...state,
        versions: state.versions.map((one) =>
          one.runtime === event.data.runtime
            ? { ...one, isCurrent: one.version === event.data.version }
            : one,
        ),
      }
    default:
      return state
  }
}

const isSameMajor = (one: string, other: string) => semver.major(one) === semver.major(other)

/** Higher than all of its major line: a 1.4.1 may follow a 2.0.0, but not a 1.5.0. */
const assertGreater = ({ versions }: PluginState, { version, runtime }: VersionName) => {
  const higher = versions.find(
    (one) =>
      one.runtime === runtime &&
      isSameMajor(one.version, version) &&
      semver.gte(one.version, version),
  )
  if (higher)
    throw new RefusalError(
      'VERSION_NOT_GREATER',
      `expected a version above ${higher.version}, found ${version}`,
    )
}

const describeMissingTexts = (known: PluginFields, texts: PluginFields): PluginEvent[] => {
  const missing = Object.entries(texts).filter(([field]) => !(field in known))
  return missing.length === 0
    ? []
    : [{ type: 'PluginDescribed', data: { fields: Object.fromEntries(missing) } }]
}

type DecidedEvents = (PluginEvent | RolloutEvent)[]

const publishVersion = (
  state: PluginState,
  command: PublishVersion,
  events: readonly RecordedEvent[],
): DecidedEvents => {
  const { isInstalled } = command
  const { stage, ...data } = command.data
  const { version, runtime, sha256 } = data
  const before = state.versions.find((one) => isSameVersion(one, data))
  // The same bytes came twice.
  if (before?.sha256 === sha256) return []
  if (before)
    throw new RefusalError(
      'VERSION_EXISTS',
      `${version} (${runtime}) was published with sha256 ${before.sha256}, found other bytes with ${sha256}`,
    )
  assertGreater(state, data)
  return [
    ...(state.isListed ? describeMissingTexts(state.texts, command.texts) : command.listing),
    { type: 'PluginVersionPublished', data: { ...data, isStable: stage !== 'draft' } },
    ...(stage === 'current' ? chooseCurrentVersion(events, { version, runtime, isInstalled }) : []),
  ]
}

const findVersion = ({ versions }: PluginState, name: VersionName): VersionState => {
  const found = versions.find((one) => isSameVersion(one, name))
  if (found) return found
  throw new RefusalError(
    'VERSION_UNKNOWN',
    `expected version ${name.version} (${name.runtime}) of this plugin, found none`,
  )
}

const assertNotYanked = ({ version, isYanked }: VersionState) => {
  if (isYanked)
    throw new RefusalError('VERSION_YANKED', `expected a version in use, found ${version} yanked`)
}

const assertMayBeCurrent = (found: VersionState) => {
  assertNotYanked(found)
  if (found.isStable) return
  const text = `expected a stable version, found draft ${found.version}`
  throw new RefusalError('VERSION_IS_DRAFT', text)
}

const releaseVersion = (found: VersionState): PluginEvent[] => {
  const { version, runtime, isStable } = found
  assertNotYanked(found)
  return isStable ? [] : [{ type: 'PluginVersionReleased', data: { version, runtime } }]
}

export const rebuildPluginVersions = (events: readonly RecordedEvent[]): PluginState =>
  events.reduce(evolve, { isListed: false, texts: {}, versions: [] })

/** The versions of one plugin. */
export const decidePluginVersion = (
  command: PluginVersionCommand,
  events: readonly RecordedEvent[],
): DecidedEvents => {
  const state = rebuildPluginVersions(events)
  if (command.type === 'PublishVersion') return publishVersion(state, command, events)
  const found = findVersion(state, command.data)
  switch (command.type) {
    case 'ReleaseVersion':
      return releaseVersion(found)
    case 'ChooseCurrentVersion':
      assertMayBeCurrent(found)
      if (found.isCurrent) return []
      return chooseCurrentVersion(events, { ...command.data, isInstalled: command.isInstalled })
    case 'CorrectReleaseNotes': {
      const { changelog, isBreaking } = command.data
      if (found.changelog === changelog && found.isBreaking === isBreaking) return []
      return [{ type: 'ReleaseNotesCorrected', data: command.data }]
    }
    case 'YankVersion':
      return found.isYanked ? [] : [{ type: 'PluginVersionYanked', data: command.data }]
  }
}
