import type { DomainEvent } from '../../../events'
import { domainStream } from '../../../events/streams'
import type { StreamAppend } from '../../store/event-store/stream-append'
import { decideAppend } from '../../store/event-store/stream-append'
import type { ProcessDependencies } from './process-dependencies'

/** These events for the domain's own stream, at its current version. */
export const domainAppend = (
  { store }: Pick<ProcessDependencies, 'store'>,
  name: string,
  ...events: readonly DomainEvent[]
): Promise<StreamAppend> => decideAppend(store, domainStream(name), () => events)

/** The project lets these names go, each on its own stream. */
export const domainReleaseAppends = (
  deps: Pick<ProcessDependencies, 'store'>,
  projectId: string,
  domains: readonly { name: string; isPrimary: boolean }[],
): Promise<StreamAppend[]> =>
  Promise.all(
    domains.map(({ name, isPrimary }) =>
      domainAppend(deps, name, {
        type: 'DomainReleased',
        data: { projectId, primary: isPrimary },
      }),
    ),
  )
