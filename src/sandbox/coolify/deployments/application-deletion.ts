import { rmSync } from 'node:fs'
import {
  getApplicationDeployments,
  getApplicationStorages,
  getApplicationVariables,
} from '../store/coolify-store'
import type { DeploymentRuntime } from './deployment-runtime'
import { cancelDeployment } from './deployment-stages'

const deleteApplicationData = (
  { store, folders }: DeploymentRuntime,
  uuid: string,
  erase: { volumes: boolean },
) => {
  const names = getApplicationStorages(store, uuid).map(({ name }) => name)
  const of = store.applications.get(uuid)?.name ?? uuid
  // A volume is made by the first deployment.
  const isKept = !erase.volumes && getApplicationDeployments(store, uuid).length > 0
  store.documentStore.inTransaction(() => {
    if (isKept)
      for (const name of names) store.retainedVolumes.add({ ...store.newDocument(), name, of })
    for (const one of getApplicationVariables(store, uuid)) store.variables.remove(one.uuid)
    for (const one of getApplicationStorages(store, uuid)) store.storages.remove(one.uuid)
    store.applications.remove(uuid)
  })
  rmSync(folders.applicationFolder(uuid), { recursive: true, force: true })
  if (erase.volumes)
    for (const name of names) rmSync(folders.volumeFolder(name), { recursive: true, force: true })
}

/** Carries out a deletion that was asked for, when it is due. */
export const scheduleApplicationDeletion = (yard: DeploymentRuntime, uuid: string) => {
  const deletion = yard.store.applications.get(uuid)?.deletion
  if (!deletion) return
  yard.store.timers.runAt(deletion.due, async () => {
    for (const one of getApplicationDeployments(yard.store, uuid)) cancelDeployment(yard, one.uuid)
    await yard.siteRunner.stop(uuid)
    if (!yard.isClosing && yard.store.applications.get(uuid))
      deleteApplicationData(yard, uuid, deletion)
  })
}
