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
  const observed = sites.get(name)
  const about = { projectId: id }
  if (!observed) return []
  if (observed.state === 'silent')
    return [createFinding('siteUnhealthy', name, { found: observed.code, ways: ['repair'], about })]
  if (observed.projectId === id) return []
  const comparison = { expected: id, found: observed.projectId }
  return [createFinding('siteIsAnother', name, { ...comparison, ways: ['repair'], about })]
}

const comparePlugins = ({
  id,
  domainName,
  activeLicenses,
  bootReport,
  lock,
}: ExpectedProject): Finding[] => {
  // A site without any license is a finding of its own.
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
export const findSiteDrift = (observed: ObservedState, expected: ExpectedState): Finding[] =>
  expected.projects
    .filter((project) => isSteady(project, expected) && project.suspendedAt === null)
    .flatMap((project) => [
      ...comparableDomainsOf(project, expected).flatMap(({ name }) =>
        compareAnswer(observed, project, name),
      ),
      ...comparePlugins(project),
    ])
