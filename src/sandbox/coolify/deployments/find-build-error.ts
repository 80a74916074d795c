import type { World } from '../store/coolify-store'
import type { Application, Server } from '../store/documents'

const atServer = (server: Server | undefined) => {
  if (!server) return 'Server not found.'
  if (server.usable || server.validationDue !== null) return undefined
  return `Server ${server.name} is not functional. ${server.validationLogs ?? 'It was not validated.'}`
}

const atSource = ({ fields }: Application) => {
  const { docker_registry_image_name: image, docker_registry_image_tag: tag } = fields
  if (String(image ?? '').includes('missing'))
    return `Error response from daemon: manifest for ${image}:${tag ?? 'latest'} not found: manifest unknown`
  const repository = String(fields.git_repository ?? '')
  return repository.includes('missing')
    ? `remote: Repository not found. fatal: repository '${repository}' not found`
    : undefined
}

/** Why a build of this application on its server cannot begin. */
export const obstacleTo = (world: World, application: Application) =>
  atServer(world.servers.get(application.server)) ?? atSource(application)
