import { rmSync } from 'node:fs'
import { cancel } from './stages'
import { deploymentsOf, storagesOf, variablesOf } from './world'
import type { Yard } from './yard'

const dropAll = ({ world, folders }: Yard, uuid: string, erase: { volumes: boolean }) => {
  const volumes = storagesOf(world, uuid).map(({ name }) => folders.volume(name))
  world.shelf.together(() => {
    for (const one of variablesOf(world, uuid)) world.variables.drop(one.uuid)
    for (const one of storagesOf(world, uuid)) world.storages.drop(one.uuid)
    world.applications.drop(uuid)
  })
  rmSync(folders.app(uuid), { recursive: true, force: true })
  if (erase.volumes) for (const folder of volumes) rmSync(folder, { recursive: true, force: true })
}

/** Carries out a deletion that was asked for, when it is due. */
export const awaitDeletion = (yard: Yard, uuid: string) => {
  const deletion = yard.world.applications.get(uuid)?.deletion
  if (!deletion) return
  yard.world.timers.at(deletion.due, async () => {
    for (const one of deploymentsOf(yard.world, uuid)) cancel(yard, one.uuid)
    await yard.sites.stop(uuid)
    if (!yard.closing && yard.world.applications.get(uuid)) dropAll(yard, uuid, deletion)
  })
}
