import type { rolloutTexts as germanTexts } from '../../de/catalogue/rollouts'

const rings = {
  internal: 'internal projects',
  tenth: '10 % of the projects',
  all: 'all projects',
}

/** New versions of plugins on their way to the sites. */
export const rolloutTexts: typeof germanTexts = {
  title: 'Rollouts',
  all: 'All rollouts',
  intro:
    'New plugin versions go to internal projects first, then to 10 % of the others, then to all. If sites fail with one, its rollout halts by itself.',
  emptyTitle: 'No rollout yet',
  emptyText: 'One starts when an installed plugin gets a new current version.',
  count: (count, one) => (one ? '1 rollout' : `${count} rollouts`),
  columns: { version: 'Version', state: 'State', ring: 'Ring', started: 'Started' },
  states: {
    running: 'running',
    halted: 'halted',
    rolledBack: 'rolled back',
    finished: 'finished',
    yanked: 'version yanked',
    replaced: 'replaced by a newer version',
  },
  rings,
  before: (version) => `${version} until now`,
  previous: 'Version before',
  nextStep: 'Next step',
  ended: 'Ended',
  ringTable: {
    title: 'Rings',
    ring: 'Ring',
    reached: 'Reached',
    sites: 'Sites',
    running: 'Running well',
    failed: 'Failed',
    notReached: 'not yet',
  },
  failed: 'Failed sites',
  noneFailed: 'No site has failed.',
  accepted: 'accepted',
  versions: 'Show versions',
  actions: {
    resumption: {
      open: 'Resume …',
      title: 'Resume the rollout',
      text: 'The projects that have failed so far do not halt it any more; new ones do. The ring that was reached is watched once more for as long as at first.',
      submit: 'Resume the rollout',
    },
    rollback: {
      open: 'Roll back …',
      title: 'Roll the version back',
      text: 'All sites get the version before again. What the new version changed in the database is reverted by its migrations; content that was there before stays.',
      submit: 'Roll the version back',
    },
  },
}
