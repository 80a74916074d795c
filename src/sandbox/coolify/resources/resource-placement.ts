import { type Answer, message, notFound } from '../api/responses'
import type { Body } from '../api/validate-body'
import type { World } from '../store/coolify-store'

export type Place = { environment: string; server: string }

/** Where a new resource shall stand: its environment and server, or why there is no such place. */
export const placeOf = (world: World, body: Body): Place | { refusal: Answer } => {
  const project = world.projects.get(String(body.project_uuid))
  if (!project) return { refusal: notFound('Project') }
  const name = body.environment_name
  const uuid = body.environment_uuid
  if (!name && !uuid)
    return {
      refusal: message(
        422,
        'You need to provide at least one of environment_name or environment_uuid.',
      ),
    }
  const environment = world.environments
    .of(project.uuid)
    .find((one) => one.name === name || one.uuid === uuid)
  if (!environment) return { refusal: notFound('Environment') }
  const server = world.servers.get(String(body.server_uuid))
  if (!server) return { refusal: notFound('Server') }
  return { environment: environment.uuid, server: server.uuid }
}

export const neededPlace = ['project_uuid', 'server_uuid'] as const
