import type { CoolifyStore } from '../store/coolify-store'
import type { ApplicationDocument, ServerDocument } from '../store/documents'

const findServerError = (server: ServerDocument | undefined) => {
  if (!server) return 'Server not found.'
  if (server.usable || server.validationDue !== null) return undefined
  return `Server ${server.name} is not functional. ${server.validationLogs ?? 'It was not validated.'}`
}

const findSourceError = ({ fields }: ApplicationDocument) => {
  const { docker_registry_image_name: image, docker_registry_image_tag: tag } = fields
  if (String(image ?? '').includes('missing'))
    return `Error response from daemon: manifest for ${image}:${tag ?? 'latest'} not found: manifest unknown`
  const repository = String(fields.git_repository ?? '')
  return repository.includes('missing')
    ? `remote: Repository not found. fatal: repository '${repository}' not found`
    : undefined
}

/** Why this application cannot be built on its server; undefined when it can. */
export const findBuildError = (store: CoolifyStore, application: ApplicationDocument) =>
  findServerError(store.servers.get(application.server)) ?? findSourceError(application)
