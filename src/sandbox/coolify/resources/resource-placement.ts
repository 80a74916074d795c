import { type CoolifyResponse, respondMessage, respondResourceNotFound } from '../api/responses'
import type { JsonBody } from '../api/validate-body'
import type { CoolifyStore } from '../store/coolify-store'

export type ResourcePlacement = { environment: string; server: string }

/** Where a new resource shall stand: its environment and server, or why there is no such place. */
export const findPlacement = (
  world: CoolifyStore,
  body: JsonBody,
): ResourcePlacement | { refusal: CoolifyResponse } => {
  const project = world.projects.get(String(body.project_uuid))
  if (!project) return { refusal: respondResourceNotFound('Project') }
  const name = body.environment_name
  const uuid = body.environment_uuid
  if (!name && !uuid)
    return {
      refusal: respondMessage(
        422,
        'You need to provide at least one of environment_name or environment_uuid.',
      ),
    }
  const environment = world.environments
    .listByOwner(project.uuid)
    .find((one) => one.name === name || one.uuid === uuid)
  if (!environment) return { refusal: respondResourceNotFound('Environment') }
  const server = world.servers.get(String(body.server_uuid))
  if (!server) return { refusal: respondResourceNotFound('Server') }
  return { environment: environment.uuid, server: server.uuid }
}

export const requiredPlacementFields = ['project_uuid', 'server_uuid'] as const
