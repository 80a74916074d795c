import { expect } from 'bun:test'
import type { DomainEvent, RecordedEvent } from '../../events'
import { RefusalError } from '../../events/refusal-error'
import {
  licenseStream,
  personStream,
  pluginStream,
  projectStream,
  serverPoolStream,
  serverStream,
} from '../../events/streams'
import type { PluginCommand } from '../../src/domain/catalogue/decide-plugin'
import { decidePlugin } from '../../src/domain/catalogue/decide-plugin'
import type { PluginVersionCommand } from '../../src/domain/catalogue/decide-plugin-version'
import { decidePluginVersion } from '../../src/domain/catalogue/decide-plugin-version'
import type { CorrectCustomerDetails } from '../../src/domain/contact/decide-customer-details'
import { decideCustomerDetails } from '../../src/domain/contact/decide-customer-details'
import type { LicenseCommand } from '../../src/domain/license/decide-license'
import { decideLicense } from '../../src/domain/license/decide-license'
import type { ProjectCommand } from '../../src/domain/project/commands'
import { decideProject } from '../../src/domain/project/decide'
import { rebuildProject } from '../../src/domain/project/evolve'
import type { RolloutCommand } from '../../src/domain/rollout/decide-rollout'
import { decideRollout } from '../../src/domain/rollout/decide-rollout'
import type { ServerCommand } from '../../src/domain/server/decide-server'
import { decideServer } from '../../src/domain/server/decide-server'
import type { ServerPoolCommand } from '../../src/domain/server/decide-server-pool'
import { decideServerPool } from '../../src/domain/server/decide-server-pool'
import type { ApiTokenCommand } from '../../src/domain/staff/decide-api-token'
import { decideApiToken } from '../../src/domain/staff/decide-api-token'
import type { PasswordCommand } from '../../src/domain/staff/decide-password'
import { decidePassword } from '../../src/domain/staff/decide-password'
import { noon, projectId, serverId } from './project-events'

type PastEvent = DomainEvent & { at?: string }

/** What stands in a stream; the first `DnsConfigured` has the id `DnsConfigured-1`, and so on. */
export const toRecordedEvents = (
  stream: string,
  ...events: readonly PastEvent[]
): RecordedEvent[] =>
  events.map((event, index) => {
    const same = events.slice(0, index + 1).filter(({ type }) => type === event.type)
    const id = `${event.type}-${same.length}`
    const metadata = { by: 'system:test', correlationId: 'order', causationId: 'order', at: noon }
    return { ...metadata, ...event, id, stream, position: index + 1 } as RecordedEvent
  })

const refusalCodeOf = (act: () => unknown) => {
  try {
    return `nothing, but ${JSON.stringify(act())}`
  } catch (error) {
    if (error instanceof RefusalError) return error.code
    throw error
  }
}

export const deciderSpecification =
  <C>(stream: string, decided: (command: C, events: readonly RecordedEvent[]) => DomainEvent[]) =>
  (...past: readonly PastEvent[]) => ({
    when: (command: C) => {
      const events = () => decided(command, toRecordedEvents(stream, ...past))
      return {
        // biome-ignore lint/suspicious/noThenProperty: it reads given, when, then; nobody awaits it.
        then: (...expected: readonly DomainEvent[]) =>
          expect(events()).toStrictEqual([...expected]),
        thenNothing: () => expect(events()).toStrictEqual([]),
        thenRefused: (code: string) => {
          expect(refusalCodeOf(events)).toBe(code)
        },
      }
    },
  })

/** The whole answer of the project's decider, no event more and no field less. */
export const givenProject = deciderSpecification<ProjectCommand>(
  projectStream(projectId),
  (command, events) => decideProject(projectId, command, rebuildProject(events)),
)

export const givenLicense = deciderSpecification<LicenseCommand>(
  licenseStream(projectId, 'kontakt'),
  decideLicense,
)

export const givenApiTokens = deciderSpecification<ApiTokenCommand>(
  personStream('vera'),
  decideApiToken,
)
export const givenCustomer = deciderSpecification<CorrectCustomerDetails>(
  personStream('ada'),
  decideCustomerDetails,
)

export const givenPluginVersions = deciderSpecification<PluginVersionCommand>(
  pluginStream('kontakt'),
  decidePluginVersion,
)

export const givenPassword = deciderSpecification<PasswordCommand>(
  personStream('vera'),
  decidePassword,
)

export const givenServer = deciderSpecification<ServerCommand>(
  serverStream(serverId),
  (command, events) => decideServer(serverId, command, events),
)

export const givenRollout = deciderSpecification<RolloutCommand>(
  pluginStream('kontakt'),
  decideRollout,
)

export const givenServerPool = deciderSpecification<ServerPoolCommand>(
  serverPoolStream,
  decideServerPool,
)

export const givenPlugin = deciderSpecification<PluginCommand>(
  pluginStream('kontakt'),
  (command, events) =>
    decidePlugin('kontakt', command, events, {
      now: noon,
      categories: [{ code: 'web' }, { code: 'crm' }],
    }),
)
