import { type CoolifyResponse, respond } from '../api/responses'
import type { JsonBody } from '../api/validate-body'
import type { CoolifyStore } from '../store/coolify-store'

export type ResourcePlacement = { environment: string; server: string }

/** Environment and server of a new resource, or the refusal when one of them does not exist. */
export const findPlacement = (
  store: CoolifyStore,
  body: JsonBody,
): ResourcePlacement | { refusal: CoolifyResponse } => {
  const project = store.projects.get(String(body.project_uuid))
  if (!project) return { refusal: respond.notFound('Project') }
  const name = body.environment_name
  const uuid = body.environment_uuid
  if (!name && !uuid)
    return {
      refusal: respond.message(
        422,
        'You need to provide at least one of environment_name or environment_uuid.',
      ),
    }
  const environment = store.environments
    .listByOwner(project.uuid)
    .find((one) => one.name === name || one.uuid === uuid)
  if (!environment) return { refusal: respond.notFound('Environment') }
  const server = store.servers.get(String(body.server_uuid))
  if (!server) return { refusal: respond.notFound('Server') }
  return { environment: environment.uuid, server: server.uuid }
}

export const requiredPlacementFields = ['project_uuid', 'server_uuid'] as const
