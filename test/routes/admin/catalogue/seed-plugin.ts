import type { DomainEvent } from '../../../../events'
import { pluginStream } from '../../../../events/streams'
import { appendEvents } from '../../../support/append-events'
import type { AdminApp } from '../../support/admin-app'

const since = '2026-01-01T00:00:00.000Z'

const pricedMonthly = (projectType: string, netCents: number): DomainEvent => ({
  type: 'PluginPriced',
  data: { projectType, cycle: 'monthly', netCents, setupCents: 0, validFrom: since },
})

/** A plugin that customers can order for this type, by the month. */
export const seedPlugin = (
  { deps }: AdminApp,
  name: string,
  { projectType, netCents }: { projectType: string; netCents: number },
) =>
  appendEvents(
    deps.store,
    pluginStream(name),
    { type: 'PluginListed', data: { name, displayName: `Plugin ${name}`, category: 'web' } },
    { type: 'PluginPhaseReached', data: { phase: 'v1' } },
    pricedMonthly(projectType, netCents),
    {
      type: 'PluginVersionPublished',
      data: {
        version: '1.0.0',
        runtime: 'bun',
        sha256: 'ab',
        size: 1,
        manifest: 'm',
        minCore: '1.0.0',
        dependsOn: {},
        changelog: '',
        isStable: true,
        isBreaking: false,
      },
    },
    { type: 'CurrentVersionChosen', data: { version: '1.0.0', runtime: 'bun' } },
  )
