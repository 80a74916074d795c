import { isolateName } from '../../src/domain/contact/isolate-name'

/** Decrypted display names by id; a missing one is shown as its id. */
export type DisplayNames = {
  people: Readonly<Record<string, string>>
  projects: Readonly<Record<string, string>>
  servers: Readonly<Record<string, string>>
  projectTypes: Readonly<Record<string, string>>
  bundles: Readonly<Record<string, string>>
  categories: Readonly<Record<string, string>>
  plugins: Readonly<Record<string, string>>
}

export const emptyDisplayNames: DisplayNames = {
  people: {},
  projects: {},
  servers: {},
  projectTypes: {},
  bundles: {},
  categories: {},
  plugins: {},
}

/** Isolated, since it mostly stands within a sentence. */
export const getDisplayName = (names: Readonly<Record<string, string>>, id: string) =>
  isolateName(names[id] ?? id)
