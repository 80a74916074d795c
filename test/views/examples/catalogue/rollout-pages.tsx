import { rolloutActions } from '../../../../src/routes/admin/actions/catalogue/rollout-actions'
import { CatalogueItemPage } from '../../../../views/admin/catalogue/catalogue-item-page'
import type { RolloutItem } from '../../../../views/admin/catalogue/rollout-view-model'
import { RolloutsPage, rolloutView } from '../../../../views/admin/catalogue/rollout-views'
import type { StaffPageFrame } from '../../../../views/layout/page-frame'
import { displayNames } from '../display-names'
import { historyEntries } from '../project-pages'
import { longName } from '../rows'

const startedAt = '2026-11-21T08:00:00.000Z'

const running: RolloutItem = {
  id: 'directory@1.4.0',
  displayName: 'Branchenverzeichnis 1.4.0',
  withdrawn: false,
  plugin: 'directory',
  version: '1.4.0',
  previous: '1.3.0',
  state: 'running',
  ring: 'tenth',
  startedAt,
  endedAt: null,
  accepted: [],
  nextStepAt: '2026-11-22T09:00:00.000Z',
  rings: [
    { ring: 'internal', reachedAt: startedAt, sites: 2, running: 2, failed: [] },
    { ring: 'tenth', reachedAt: '2026-11-21T09:00:00.000Z', sites: 14, running: 9, failed: [] },
    { ring: 'all', reachedAt: null, sites: 127, running: 0, failed: [] },
  ],
  projectNames: {},
}

const failure = (projectId: string, message: string) => ({
  projectId,
  message,
  code: 'MIGRATION_FAILED',
  at: '2026-11-21T10:12:00.000Z',
})

const halted: RolloutItem = {
  ...running,
  id: 'crm@2.0.0-rc.1',
  plugin: 'crm',
  version: '2.0.0-rc.1',
  displayName: `${longName} 2.0.0-rc.1`,
  state: 'halted',
  accepted: ['p2'],
  nextStepAt: null,
  rings: running.rings.map((ring) =>
    ring.ring === 'tenth'
      ? {
          ...ring,
          failed: [
            failure('p1', '0004-status.up.sql: column "status" of relation "contacts" is missing'),
            failure('p2', `plugin_crm_${'x'.repeat(120)}`),
            failure('p3', ''),
          ],
        }
      : ring,
  ),
  projectNames: { p1: 'Steuerberater Köln', p2: longName },
}

/** Rollouts as staff see them, and act on them. */
export const rolloutPages = (staff: StaffPageFrame, frame: StaffPageFrame) => {
  const model = (item: RolloutItem) => ({
    item,
    choices: {},
    actions: rolloutActions.filter((action) => action.isAllowed(item)),
    stream: 'plugin-directory',
    latest: historyEntries.filter(({ event }) => event.type.startsWith('Rollout')).slice(0, 6),
    names: displayNames,
  })
  const ended = { ...running, id: 'blog@3.0.0', displayName: 'Blog 3.0.0', endedAt: startedAt }
  const items = [
    halted,
    running,
    ...(['finished', 'rolledBack', 'yanked', 'replaced'] as const).map((state) => ({
      ...ended,
      state,
    })),
  ]
  return {
    rollouts: <RolloutsPage frame={staff} items={items} />,
    'rollouts-empty': <RolloutsPage frame={frame} items={[]} />,
    rollout: <CatalogueItemPage frame={frame} view={rolloutView} model={model(running)} />,
    'rollout-halted': (
      <CatalogueItemPage
        frame={frame}
        view={rolloutView}
        model={{
          ...model(halted),
          refused: {
            action: 'rollback',
            values: {},
            errors: [{ pointer: '/reason', code: 'REASON_NEEDED' }],
          },
        }}
      />
    ),
  }
}
