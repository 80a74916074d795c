import { rmSync } from 'node:fs'
import { deploymentsOf, storagesOf, variablesOf } from '../store/coolify-store'
import type { Yard } from './deployment-runtime'
import { cancel } from './deployment-stages'

const dropAll = ({ world, folders }: Yard, uuid: string, erase: { volumes: boolean }) => {
  const names = storagesOf(world, uuid).map(({ name }) => name)
  const of = world.applications.get(uuid)?.name ?? uuid
  // A volume is made by the first deployment.
  const isKept = !erase.volumes && deploymentsOf(world, uuid).length > 0
  world.shelf.together(() => {
    if (isKept) for (const name of names) world.keptVolumes.add({ ...world.mint(), name, of })
    for (const one of variablesOf(world, uuid)) world.variables.drop(one.uuid)
    for (const one of storagesOf(world, uuid)) world.storages.drop(one.uuid)
    world.applications.drop(uuid)
  })
  rmSync(folders.app(uuid), { recursive: true, force: true })
  if (erase.volumes)
    for (const name of names) rmSync(folders.volume(name), { recursive: true, force: true })
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
