/** The tabs of a project's page, as they stand in its address (`?tab=`). */
export const projectTabIds = [
  'timeline',
  'domain',
  'licenses',
  'payments',
  'vendor-calls',
  'installation',
  'history',
] as const
export type ProjectTabId = (typeof projectTabIds)[number]

/** Addresses in mails and bookmarks from before the ids were English. */
const formerTabIds: Readonly<Record<string, ProjectTabId>> = {
  ablauf: 'timeline',
  lizenzen: 'licenses',
  zahlungen: 'payments',
  anfragen: 'vendor-calls',
  historie: 'history',
}

/** The tab that an address names; the timeline where it names none. */
export const parseProjectTabId = (name = ''): ProjectTabId =>
  projectTabIds.find((tab) => tab === name) ??
  (Object.hasOwn(formerTabIds, name) ? formerTabIds[name] : undefined) ??
  'timeline'

/** Stands in the address of the tab for calls to vendors that belong to no step. */
export const noStep = 'none'
