import type { ExpectedProject, ExpectedState } from './expected-state'
import { createFinding, type Finding } from './finding'
import type { ObservedState } from './observed-state'
import { comparableDomainsOf } from './project-domains'
import { isSteady } from './steady-state'

const formatPlugins = (plugins: readonly { name: string; version: string; sha256: string }[]) =>
  plugins
    .map(({ name, version, sha256 }) => `${name}@${version}#${sha256.slice(0, 8)}`)
    .toSorted()
    .join(', ')

const compareAnswer = (
  { sites }: ObservedState,
  { id }: ExpectedProject,
  name: string,
): Finding[] => {
  const seen = sites.get(name)
  const about = { projectId: id }
  if (!seen) return []
  if (seen.state === 'silent')
    return [createFinding('siteUnhealthy', name, { found: seen.code, ways: ['repair'], about })]
  if (seen.projectId === id) return []
  const told = { expected: id, found: seen.projectId }
  return [createFinding('siteIsAnother', name, { ...told, ways: ['repair'], about })]
}

const comparePlugins = ({
  id,
  domainName,
  activeLicenses,
  bootReport,
  lock,
}: ExpectedProject): Finding[] => {
  // That it has no license at all is told elsewhere.
  if (
    !bootReport ||
    activeLicenses.length === 0 ||
    formatPlugins(bootReport.plugins) === formatPlugins(lock)
  )
    return []
  return [
    createFinding('pluginsDiffer', domainName, {
      expected: formatPlugins(lock),
      found: formatPlugins(bootReport.plugins),
      ways: ['repair'],
      about: { projectId: id },
    }),
  ]
}

/** How sites answer, and what they said that they run. */
export const findSiteDrift = (seen: ObservedState, known: ExpectedState): Finding[] =>
  known.projects
    .filter((project) => isSteady(project, known) && project.suspendedAt === null)
    .flatMap((project) => [
      ...comparableDomainsOf(project, known).flatMap(({ name }) =>
        compareAnswer(seen, project, name),
      ),
      ...comparePlugins(project),
    ])
