import type { Known, KnownProject } from './expected-state'
import { type Finding, finding } from './finding'
import type { Seen } from './observed-state'
import { namesAt } from './project-domains'
import { isAtRest } from './steady-state'

const spelled = (plugins: readonly { name: string; version: string; sha256: string }[]) =>
  plugins
    .map(({ name, version, sha256 }) => `${name}@${version}#${sha256.slice(0, 8)}`)
    .toSorted()
    .join(', ')

const answersAt = ({ sites }: Seen, { id }: KnownProject, name: string): Finding[] => {
  const seen = sites.get(name)
  const about = { projectId: id }
  if (!seen) return []
  if (seen.state === 'silent')
    return [finding('siteUnhealthy', name, { found: seen.code, ways: ['repair'], about })]
  if (seen.projectId === id) return []
  const told = { expected: id, found: seen.projectId }
  return [finding('siteIsAnother', name, { ...told, ways: ['repair'], about })]
}

const installed = ({ id, domainName, licensed, report, lock }: KnownProject): Finding[] => {
  // That it has no license at all is told elsewhere.
  if (!report || licensed.length === 0 || spelled(report.plugins) === spelled(lock)) return []
  return [
    finding('pluginsDiffer', domainName, {
      expected: spelled(lock),
      found: spelled(report.plugins),
      ways: ['repair'],
      about: { projectId: id },
    }),
  ]
}

/** How sites answer, and what they said that they run. */
export const siteDrift = (seen: Seen, known: Known): Finding[] =>
  known.projects
    .filter((project) => isAtRest(project, known) && project.suspendedAt === null)
    .flatMap((project) => [
      ...namesAt(project, known).flatMap(({ name }) => answersAt(seen, project, name)),
      ...installed(project),
    ])
