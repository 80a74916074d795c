import { pluginStream, projectTypeStream } from '../../../events/streams'
import type { RuntimeApp } from './runtime-app'

const testProjectType = 'business_directory'

/** The project type of the tests, with 14 days of trial. */
export const offerProjectType = async ({ happen }: Pick<RuntimeApp, 'happen'>) => {
  const type = { displayName: 'Verzeichnis', trialDays: 14, isFree: false, order: 1 }
  await happen(
    projectTypeStream(testProjectType),
    { type: 'ProjectTypeOffered', data: { code: testProjectType, ...type } },
    { type: 'BaseTypeChosen', data: {} },
  )
}

type Offer = {
  netCents?: number
  phase?: string
  hasTrial?: boolean
  dependsOn?: Record<string, string>
  minCore?: string
}

/** A plugin in the catalogue, with a price by the month and a published version. */
export const offerPlugin = async (
  { happen, publish, clock }: Pick<RuntimeApp, 'happen' | 'publish' | 'clock'>,
  name: string,
  { netCents = 900, phase = 'v1', hasTrial, ...version }: Offer = {},
) => {
  const cycle = 'monthly' as const
  const price = { netCents, setupCents: 0, validFrom: clock.now.toISOString() }
  await happen(
    pluginStream(name),
    { type: 'PluginListed', data: { name, displayName: name, category: 'content' } },
    { type: 'PluginPhaseReached', data: { phase } },
    { type: 'PluginPriced', data: { projectType: testProjectType, cycle, ...price } },
    ...(hasTrial === undefined
      ? []
      : [{ type: 'PluginDescribed' as const, data: { fields: { hasTrial } } }]),
  )
  const published = await publish(name, '1.0.0', version)
  await happen(pluginStream(name), {
    type: 'CurrentVersionChosen',
    data: { version: '1.0.0', runtime: 'bun' },
  })
  return published
}
