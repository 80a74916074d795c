import type { DomainEvent } from '../../../events'
import {
  categoryStream,
  licenseStream,
  pluginStream,
  projectStream,
  projectTypeStream,
} from '../../../events/streams'
import { customerId } from '../../support/project-events'
import { legacyImportEventData as imported } from '../../views/examples/events/legacy-import-events'
import { pluginOrderEventData as ordered } from '../../views/examples/events/plugin-order-events'

const importedId = '0199a1b2-0000-7000-8000-00000000f001'
const rollout = { version: '2.0.0', runtime: 'bun' as const }

/** What a live project ordered later, what was imported, and a version on its way to the sites. */
export const laterHistories: readonly [string, ...DomainEvent[]][] = [
  [
    projectStream('0199a1b2-0000-7000-8000-00000000f002'),
    { type: 'PluginsOrdered', data: ordered.PluginsOrdered },
    { type: 'PurchasePaymentRequested', data: ordered.PurchasePaymentRequested },
    { type: 'PurchaseReleased', data: ordered.PurchaseReleased },
  ],
  [
    projectStream(importedId),
    { type: 'ProjectImported', data: { ...imported.ProjectImported, customerId } },
    { type: 'OrderImported', data: imported.OrderImported },
  ],
  [
    licenseStream(importedId, 'katalog'),
    { type: 'LicenseImported', data: { ...imported.LicenseImported, projectId: importedId } },
    { type: 'LicenseHistoryImported', data: imported.LicenseHistoryImported },
  ],
  [
    pluginStream('katalog'),
    { type: 'PluginImported', data: imported.PluginImported },
    { type: 'PluginPriceImported', data: imported.PluginPriceImported },
    { type: 'PluginVersionImported', data: imported.PluginVersionImported },
    { type: 'RolloutStarted', data: { ...rollout, previous: '1.1.0' } },
    { type: 'RolloutRingReached', data: { ...rollout, ring: 'internal' } },
  ],
  [
    projectTypeStream('imported'),
    { type: 'ProjectTypeImported', data: imported.ProjectTypeImported },
  ],
  [categoryStream('imported'), { type: 'CategoryImported', data: imported.CategoryImported }],
]
