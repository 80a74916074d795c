import { parseStreamId } from '../../events/streams'
import type { Projection } from '../projection'

/** Project types and categories, as satellites know them. */
export const legacyCatalogueProjection: Projection = {
  table: 'legacy_catalogue',
  key: ['kind', 'code'],
  changes: (event) => {
    if (event.type !== 'ProjectTypeImported' && event.type !== 'CategoryImported') return []
    const { legacyId, description = null } = event.data
    const kind = event.type === 'ProjectTypeImported' ? 'projectType' : 'category'
    const row = { kind, code: parseStreamId(event.stream), legacy_id: legacyId, description }
    return [{ put: row }]
  },
}
