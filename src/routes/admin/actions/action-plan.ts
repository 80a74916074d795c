import { createHash } from 'node:crypto'
import { domainStream, projectStream } from '../../../../events/streams'
import type { DomainRow } from '../../../../projections/domains'
import { domainByName } from '../../../../projections/domains'
import { projectById } from '../../../../projections/projects'
import { allServers } from '../../../../projections/servers'
import type { ProjectCommand } from '../../../domain/project/commands'
import type { Plan } from '../../../domain/project/plan-request'
import { boughtNames, planWish } from '../../../domain/project/plan-request'
import type { Desk } from '../../http/route-dependencies'

type Parts = Pick<Desk, 'store' | 'sql' | 'foresee'> & {
  questions: Pick<Desk['questions'], 'plan'>
}

const nothing: Plan = { lines: [], silent: [] }

/** What a command will lead to at the vendors. Throws `Refused` where the command would be. */
export const planOf = async (
  { store, sql, foresee, questions }: Parts,
  projectId: string,
  command: ProjectCommand,
  requestId: string,
): Promise<Plan> => {
  const [project, { events }] = await Promise.all([
    projectById(sql, projectId),
    store.read(projectStream(projectId)),
  ])
  if (!project) return nothing
  const foreseen = foresee(projectId, command, events)
  const { steps, about } = foreseen
  if (steps.length === 0 && !about) return nothing
  const names = boughtNames(foreseen.events)
  const [servers, domainEvents, ...domains] = await Promise.all([
    allServers(sql),
    Promise.all(
      [about ?? names.at(-1)]
        .flatMap((name) => (name ? [name] : []))
        .map((name) => store.read(domainStream(name))),
    ),
    ...names.map((name) => domainByName(sql, name)),
  ])
  const wish = planWish({
    ...foreseen,
    project,
    servers,
    domains: domains.filter((row): row is DomainRow => row !== undefined),
    domainEvents: domainEvents.flatMap((stream) => stream.events),
  })
  return questions.plan(wish, requestId)
}

/** What was shown is what is confirmed: two plans are the same if their digests are. */
export const digestOf = (plan: Plan) =>
  createHash('sha256').update(JSON.stringify(plan)).digest('base64url').slice(0, 22)
