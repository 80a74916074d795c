import { parseStreamId } from '../../events/streams'
import type { Projection } from '../projection'

/** What satellites are answered about themselves; instants are ISO-8601 UTC strings. */
export type LegacyProjectRow = {
  projectId: string
  legacyId: number
  slug: string
  /** Null: it had none, and is treated as one of the base type. */
  projectType: string | null
  isSuperadmin: boolean
  trialStartsAt: string | null
  trialEndsAt: string | null
}

export const legacyProjectsProjection: Projection = {
  table: 'legacy_projects',
  key: ['project_id'],
  changes: (event) =>
    event.type === 'ProjectImported'
      ? [
          {
            put: {
              project_id: parseStreamId(event.stream),
              legacy_id: event.data.legacyId,
              slug: event.data.legacySlug ?? event.data.slug,
              project_type: event.data.projectType ?? null,
              is_superadmin: event.data.isSuperadmin,
              trial_starts_at: event.data.trialStartsAt ?? null,
              trial_ends_at: event.data.trialEndsAt ?? null,
            },
          },
        ]
      : [],
}

/** Payments of the old marketplace, so that an import can be counted. */
export const legacyOrdersProjection: Projection = {
  table: 'legacy_orders',
  key: ['project_id', 'legacy_id'],
  changes: (event) =>
    event.type === 'OrderImported'
      ? [{ put: { project_id: parseStreamId(event.stream), legacy_id: event.data.legacyId } }]
      : [],
}
