import type { versionTexts as germanTexts } from '../../de/catalogue/versions'

/** The versions of one plugin. */
export const versionTexts: typeof germanTexts = {
  title: 'Versions',
  titleOf: (name) => `Versions of ${name}`,
  open: 'Show versions',
  all: 'All versions',
  plugin: 'Back to the plugin',
  intro:
    'A published version never changes. New ones come by “vrs publish”, the API or here as an archive.',
  count: (count, one) => (one ? '1 version' : `${count} versions`),
  emptyTitle: 'No version yet',
  emptyText: 'The first one appears here as soon as it is published.',
  columns: {
    version: 'Version',
    state: 'State',
    published: 'Published',
    installed: 'Installed',
    downloads: 'Downloads',
    changes: 'Changes',
  },
  states: { draft: 'draft', stable: 'stable', current: 'current', yanked: 'yanked' },
  runtimes: { bun: 'for sites (Bun)', python: 'for satellites (Python)' },
  runtime: 'Runtime',
  breaking: 'Not backward compatible',
  compatible: 'Backward compatible',
  compatibility: 'Compatibility',
  noNotes: 'No release notes',
  yankedBecause: 'Cause',
  minCore: 'Needs vrs-core',
  dependsOn: 'Needs',
  nothing: 'nothing',
  size: 'Size',
  kib: (count) => `${count} KiB`,
  digest: 'SHA-256',
  sites: {
    rollout: (count, total) =>
      total === 1
        ? 'A rollout starts. 1 site has the plugin.'
        : `A rollout starts. ${count} sites have the plugin.`,
    rollback: (count, total) =>
      total === 1
        ? 'The rollout under way is rolled back. 1 site has the plugin.'
        : `The rollout under way is rolled back. ${count} sites have the plugin.`,
    atOnce: () => 'No rollout: the version counts at once for everybody who fetches it.',
    yank: (count, total) =>
      total === 1
        ? '1 site runs this version:'
        : total === 0
          ? 'No site runs this version.'
          : `${count} sites run this version:`,
    satellites: () => 'Satellites do not report which version they run.',
  },
  furtherSites: (count) => `and ${count} more`,
  fields: {
    changelog: 'Release notes',
    isBreaking: 'Breaks with the version before',
    cause: 'Why it is yanked',
  },
  changelogHint: 'Markdown',
  causeHint: 'Shown in the history and in the admin of sites that run it. No names of persons.',
  actions: {
    release: {
      open: 'Release …',
      title: 'Release the draft',
      text: 'The version may then be installed where another one needs it. It does not become the current one.',
      submit: 'Release the draft',
    },
    current: {
      open: 'Choose as current …',
      title: 'Choose as the current version',
      text: 'Sites with this plugin get it, new ones at once.',
      submit: 'Choose as current',
    },
    notes: {
      open: 'Edit release notes …',
      title: 'Edit release notes',
      text: 'The archive of a version never changes, only what is written about it.',
      submit: 'Save the notes',
    },
    yank: {
      open: 'Yank …',
      title: 'Yank the version',
      text: 'Nobody installs it any more. Sites that run it keep it until there is a higher one, and show the cause in their admin. This cannot be undone.',
      submit: 'Yank the version',
    },
  },
  upload: {
    open: 'Upload a version …',
    title: 'Upload a version',
    text: 'The version is published as a draft. Release it and choose it as current on its page afterwards; until then no site gets it.',
    submit: 'Publish as a draft',
    fields: {
      archive: 'Archive',
      manifest: 'Signed manifest',
      changelog: 'Release notes',
      isBreaking: 'Breaks with the version before',
    },
    archiveHint: 'ZIP with manifest.json, at most 200 MB',
    chooseAgain: 'Please choose the file again, the browser does not keep it.',
    manifestOptional: 'Without a manifest this server signs.',
    manifestNeeded:
      '“vrs publish <folder> --out <target>” writes archive and manifest (.jws). Call it on the machine that has the key.',
    finding: 'Result of the check',
  },
}
