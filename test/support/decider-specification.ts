import { expect } from 'bun:test'
import type { Happened, VrsEvent } from '../../events'
import { Refused } from '../../events/refusal-error'
import {
  licenseStream,
  personStream,
  projectStream,
  serverPoolStream,
  serverStream,
} from '../../events/streams'
import type { LicenseCommand } from '../../src/domain/license/decide-license'
import { decideLicense } from '../../src/domain/license/decide-license'
import type { ProjectCommand } from '../../src/domain/project/commands'
import { decide } from '../../src/domain/project/decide'
import { projectFrom } from '../../src/domain/project/state'
import type { ServerCommand } from '../../src/domain/server/decide-server'
import { decideServer } from '../../src/domain/server/decide-server'
import type { ServerPoolCommand } from '../../src/domain/server/decide-server-pool'
import { decideServerPool } from '../../src/domain/server/decide-server-pool'
import type { ApiTokenCommand } from '../../src/domain/staff/decide-api-token'
import { decideApiToken } from '../../src/domain/staff/decide-api-token'
import { noon, projectId, serverId } from './project-events'

type Past = VrsEvent & { at?: string }

/** What stands in a stream; the first `DnsConfigured` has the id `DnsConfigured-1`, and so on. */
export const recorded = (stream: string, ...events: readonly Past[]): Happened[] =>
  events.map((event, index) => {
    const same = events.slice(0, index + 1).filter(({ type }) => type === event.type)
    const id = `${event.type}-${same.length}`
    const told = { by: 'system:test', correlationId: 'order', causationId: 'order', at: noon }
    return { ...told, ...event, id, stream, position: index + 1 } as Happened
  })

const refusalOf = (act: () => unknown) => {
  try {
    return `nothing, but ${JSON.stringify(act())}`
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}

const asking =
  <C>(stream: string, decided: (command: C, events: readonly Happened[]) => VrsEvent[]) =>
  (...past: readonly Past[]) => ({
    when: (command: C) => {
      const events = () => decided(command, recorded(stream, ...past))
      return {
        // biome-ignore lint/suspicious/noThenProperty: it reads given, when, then; nobody awaits it.
        then: (...expected: readonly VrsEvent[]) => expect(events()).toStrictEqual([...expected]),
        thenNothing: () => expect(events()).toStrictEqual([]),
        thenRefused: (code: string) => {
          expect(refusalOf(events)).toBe(code)
        },
      }
    },
  })

/** The whole answer of the project's decider, no event more and no field less. */
export const given = asking<ProjectCommand>(projectStream(projectId), (command, events) =>
  decide(projectId, command, projectFrom(events)),
)

export const givenLicense = asking<LicenseCommand>(
  licenseStream(projectId, 'kontakt'),
  decideLicense,
)

export const givenApiTokens = asking<ApiTokenCommand>(personStream('vera'), decideApiToken)
export const givenServer = asking<ServerCommand>(serverStream(serverId), (command, events) =>
  decideServer(serverId, command, events),
)

export const givenServerPool = asking<ServerPoolCommand>(serverPoolStream, decideServerPool)
