import { toCoolifyInstant } from '../api/responses'
import type { CoolifyStore } from '../store/coolify-store'
import type { ApplicationDocument } from '../store/documents'

const hiddenFields = new Set([
  'project_uuid',
  'server_uuid',
  'environment_name',
  'environment_uuid',
  'destination_uuid',
  'instant_deploy',
  'autogenerate_domain',
  'force_domain_override',
  'is_auto_deploy_enabled',
  'is_force_https_enabled',
  'http_basic_auth_password',
  'tags',
])

const modelDefaults = {
  health_check_enabled: false,
  health_check_type: 'http',
  health_check_command: null,
  health_check_path: '/',
  health_check_port: null,
  health_check_host: 'localhost',
  health_check_method: 'GET',
  health_check_scheme: 'http',
  health_check_return_code: 200,
  health_check_response_text: null,
  health_check_interval: 5,
  health_check_timeout: 5,
  health_check_retries: 10,
  health_check_start_period: 5,
  redirect: 'both',
  ports_exposes: '3000',
}

/** The application as Coolify shows it. */
export const toApplicationModel = (store: CoolifyStore) => (application: ApplicationDocument) => {
  const server = store.servers.get(application.server)
  const visibleFields = Object.entries(application.fields).filter(
    ([field]) => !hiddenFields.has(field),
  )
  return {
    ...modelDefaults,
    ...Object.fromEntries(visibleFields),
    id: application.id,
    uuid: application.uuid,
    name: application.name,
    description: application.description,
    fqdn: application.domains.join(',') || null,
    build_pack: application.buildPack,
    status: application.status,
    environment_id: store.environments.get(application.environment)?.id ?? null,
    destination_type: 'App\\Models\\StandaloneDocker',
    destination: {
      name: 'coolify',
      network: 'coolify',
      server: server && { id: server.id, uuid: server.uuid, name: server.name, ip: server.ip },
    },
    settings: {
      is_auto_deploy_enabled: application.fields.is_auto_deploy_enabled ?? true,
      is_force_https_enabled: application.fields.is_force_https_enabled ?? true,
    },
    created_at: toCoolifyInstant(application.createdAt),
    updated_at: toCoolifyInstant(application.updatedAt),
  }
}
