import { rmSync } from 'node:fs'
import {
  getApplicationDeployments,
  getApplicationStorages,
  getApplicationVariables,
} from '../store/coolify-store'
import { cancelDeployment, type DeploymentRuntime } from './deployment-stages'

const deleteApplicationData = (
  { store, folders }: DeploymentRuntime,
  uuid: string,
  erase: { volumes: boolean },
) => {
  const names = getApplicationStorages(store, uuid).map(({ name }) => name)
  const owner = store.applications.get(uuid)?.name ?? uuid
  // The first deployment creates the volumes.
  const areVolumesRetained = !erase.volumes && getApplicationDeployments(store, uuid).length > 0
  store.documentStore.inTransaction(() => {
    if (areVolumesRetained)
      for (const name of names)
        store.retainedVolumes.add({ ...store.newDocument(), name, of: owner })
    for (const variable of getApplicationVariables(store, uuid))
      store.variables.remove(variable.uuid)
    for (const storage of getApplicationStorages(store, uuid)) store.storages.remove(storage.uuid)
    store.applications.remove(uuid)
  })
  rmSync(folders.applicationFolder(uuid), { recursive: true, force: true })
  if (erase.volumes)
    for (const name of names) rmSync(folders.volumeFolder(name), { recursive: true, force: true })
}

/** Deletes an application whose deletion was requested, now or before a restart of ours. */
export const scheduleApplicationDeletion = (runtime: DeploymentRuntime, uuid: string) => {
  const deletion = runtime.store.applications.get(uuid)?.deletion
  if (!deletion) return
  runtime.store.timers.runAt(deletion.due, async () => {
    for (const one of getApplicationDeployments(runtime.store, uuid))
      cancelDeployment(runtime, one.uuid)
    await runtime.siteRunner.stop(uuid)
    if (!runtime.isClosing && runtime.store.applications.get(uuid))
      deleteApplicationData(runtime, uuid, deletion)
  })
}
