import { idIn, kindOf } from '../../../events/streams'
import { type VersionRow, versionsOf } from '../../../projections/plugin-versions'
import { type Standing, standingOf } from '../../../projections/queries/runtime-entitlements'
import type { Desk } from '../http/route-dependencies'
import { keeping } from './ttl-cache'

/** What runtimes are judged by, at most one second old, and fresh after every event of ours. */
export type Standings = {
  of(projectId: string): Promise<Standing>
  /** All versions of a plugin for vrs-core. */
  versions(plugin: string): Promise<readonly VersionRow[]>
  forget(projectId: string): void
  close(): void
}

const mostMs = 1000

/** `license-<project id>-<plugin>`: a plugin's name has no hyphen. */
const projectIn = (stream: string) => idIn(stream).slice(0, idIn(stream).lastIndexOf('-'))

export const openStandings = ({ sql, changes }: Pick<Desk, 'sql' | 'changes'>): Standings => {
  const projects = keeping((id) => standingOf(sql, id), mostMs)
  const plugins = keeping(async (name) => [...(await versionsOf(sql, [name], 'bun'))], mostMs)

  const forget: Record<string, (stream: string) => void> = {
    '*': () => {
      projects.clear()
      plugins.clear()
    },
    project: (stream) => projects.forget(idIn(stream)),
    license: (stream) => projects.forget(projectIn(stream)),
    plugin: (stream) => plugins.forget(idIn(stream)),
  }
  const stop = changes.watch((stream) => forget[stream === '*' ? stream : kindOf(stream)]?.(stream))
  return { of: projects.of, versions: plugins.of, forget: projects.forget, close: stop }
}
