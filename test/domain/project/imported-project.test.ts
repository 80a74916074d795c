import { describe, expect, test } from 'bun:test'
import type { EventOf } from '../../../events'
import { projectStream } from '../../../events/streams'
import { rebuildProject } from '../../../src/domain/project/evolve'
import { listStepProgress } from '../../../src/domain/project/step-progress'
import { projectRows } from '../../projections/project-rows'
import { givenProject, toRecordedEvents } from '../../support/decider-specification'
import { projectId, projectSuspended } from '../../support/project-events'

const imported: EventOf<'ProjectImported'> = {
  type: 'ProjectImported',
  data: {
    legacyId: 3,
    customerId: 'c1',
    name: 'MFR Preiser',
    slug: 'mfr_preiser',
    isActive: true,
    isSuperadmin: false,
    createdAt: '2026-01-07T09:30:00.000Z',
  },
}
const inactive = { ...imported, data: { ...imported.data, isActive: false } }
const suspend = { type: 'Suspend' as const, data: { cause: 'unpaid' } }

describe('a satellite of the old marketplace', () => {
  test('is suspended, reinstated and archived like a live project', () => {
    givenProject(imported).when(suspend).then(projectSuspended)
    givenProject(inactive)
      .when({ type: 'Reinstate', data: {} })
      .then({ type: 'ProjectReinstated', data: {} })
    givenProject(imported)
      .when({ type: 'Archive', data: {} })
      .then({ type: 'ProjectArchived', data: {} })
  })

  test('is never deployed, taken down or asked for money', () => {
    givenProject(imported).when({ type: 'Deploy', data: {} }).thenRefused('TOO_EARLY')
    givenProject(imported)
      .when({ type: 'StartTeardown', data: { plan: [], data: 'erase' } })
      .thenRefused('ARCHIVE_FIRST')
    givenProject(imported)
      .when({ type: 'CancelOrder', data: { cause: 'caseworker' } })
      .thenRefused('ALREADY_RELEASED')
  })

  test('has no site that would have to confirm a suspension', () => {
    const state = rebuildProject(
      toRecordedEvents(projectStream(projectId), imported, projectSuspended),
    )
    expect(state).toMatchObject({ stage: 'imported' })
    expect(state).not.toHaveProperty('pendingSiteStatus')
  })

  test('is active or suspended in the list, with no step to wait for', () => {
    const stream = projectStream(projectId)
    const rowOf = (event: typeof imported) => projectRows(stream, event).projects?.[0]
    expect(rowOf(imported)).toMatchObject({ live_at: imported.data.createdAt, suspended_at: null })
    expect(rowOf(inactive)?.suspended_at).toBeString()
    expect(listStepProgress(toRecordedEvents(stream, imported))).toEqual([])
  })
})
