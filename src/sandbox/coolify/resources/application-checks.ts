import { allowedFields } from '../api/allowed-fields'
import {
  type Checks,
  isDescription,
  isName,
  isOneOf,
  isSwitch,
  isText,
  isWhole,
  looksLike,
} from '../api/validate-body'

const switches = allowedFields.application.filter(
  (field) => field.startsWith('is_') || field === 'health_check_enabled',
)

export const applicationChecks: Checks = {
  ...Object.fromEntries(switches.map((field) => [field, isSwitch])),
  name: isName,
  description: isDescription,
  domains: isText,
  instant_deploy: isSwitch,
  force_domain_override: isSwitch,
  autogenerate_domain: isSwitch,
  redirect: isOneOf('both', 'www', 'non-www'),
  build_pack: isOneOf('nixpacks', 'static', 'dockerfile', 'dockercompose', 'railpack'),
  git_repository: looksLike(/^(https?:\/\/|git@)\S+$/),
  git_branch: looksLike(/^[A-Za-z0-9][\w./-]*$/),
  docker_registry_image_name: looksLike(/^[a-z0-9][a-z0-9._\-/:]*$/),
  docker_registry_image_tag: looksLike(/^[\w][\w.-]{0,127}$/),
  ports_exposes: looksLike(/^\d+(,\d+)*$/),
  health_check_type: isOneOf('http', 'cmd'),
  health_check_command: looksLike(/^[a-zA-Z0-9 \-_./:=@,+]+$/),
  health_check_path: looksLike(/^\/[a-zA-Z0-9/\-_.~%]*$/),
  health_check_method: isOneOf('GET', 'HEAD', 'POST', 'OPTIONS'),
  health_check_scheme: isOneOf('http', 'https'),
  health_check_return_code: isWhole(100),
  health_check_interval: isWhole(1),
  health_check_timeout: isWhole(1),
  health_check_retries: isWhole(1),
  health_check_start_period: isWhole(0),
}

/** What each way to create an application needs and what it becomes. */
export const kinds = {
  public: { required: ['git_repository', 'git_branch', 'build_pack'], buildPack: undefined },
  dockerimage: { required: ['docker_registry_image_name'], buildPack: 'dockerimage' },
} as const
