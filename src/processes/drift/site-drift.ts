import { isAtRest } from './at-rest'
import { type Finding, finding } from './finding'
import type { Known, KnownProject } from './known'
import type { Seen } from './seen'

const spelled = (plugins: readonly { name: string; version: string; sha256: string }[]) =>
  plugins
    .map(({ name, version, sha256 }) => `${name}@${version}#${sha256.slice(0, 8)}`)
    .toSorted()
    .join(', ')

const answers = ({ sites }: Seen, project: KnownProject): Finding[] => {
  const seen = sites.get(project.id)
  const about = { projectId: project.id }
  if (!seen || project.suspendedAt) return []
  if (seen.state === 'silent')
    return [
      finding('siteUnhealthy', project.domainName, { found: seen.code, ways: ['repair'], about }),
    ]
  if (seen.projectId === project.id) return []
  const told = { expected: project.id, found: seen.projectId }
  return [finding('siteIsAnother', project.domainName, { ...told, ways: ['repair'], about })]
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
    .filter((project) => isAtRest(project, known))
    .flatMap((project) => [
      ...answers(seen, project),
      ...(project.suspendedAt ? [] : installed(project)),
    ])
