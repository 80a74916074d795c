import { allowedFields } from '../api/allowed-fields'
import {
  checkBoolean,
  checkDescription,
  checkName,
  checkText,
  createChoiceCheck,
  createIntegerCheck,
  createPatternCheck,
  createRangeCheck,
  createTextLimitCheck,
  type FieldChecks,
} from '../api/validate-body'

const booleanFields = allowedFields.application.filter(
  (field) => field.startsWith('is_') || field === 'health_check_enabled',
)

/** A registry, a path in small letters, then a tag or a digest: `ghcr.io/vrs/core@sha256`. */
const imageNamePattern =
  /^([a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d+)?\/)?[a-z0-9]+([._-]+[a-z0-9]+)*(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[\w][\w.-]{0,127}|@sha256(:[0-9a-f]{64})?)?$/

export const applicationChecks: FieldChecks = {
  ...Object.fromEntries(booleanFields.map((field) => [field, checkBoolean])),
  name: checkName,
  description: checkDescription,
  domains: checkText,
  instant_deploy: checkBoolean,
  force_domain_override: checkBoolean,
  autogenerate_domain: checkBoolean,
  redirect: createChoiceCheck('both', 'www', 'non-www'),
  build_pack: createChoiceCheck('nixpacks', 'static', 'dockerfile', 'dockercompose', 'railpack'),
  git_repository: createPatternCheck(/^(https?:\/\/|git@)\S+$/),
  git_branch: createPatternCheck(/^[A-Za-z0-9][\w./-]*$/),
  docker_registry_image_name: createPatternCheck(imageNamePattern),
  docker_registry_image_tag: createPatternCheck(/^[\w][\w.-]{0,127}$/),
  ports_exposes: createPatternCheck(/^\d+(,\d+)*$/),
  health_check_type: createChoiceCheck('http', 'cmd'),
  health_check_command: (value, field) =>
    createTextLimitCheck(1000)(value, field) ??
    createPatternCheck(/^[a-zA-Z0-9 \-_./:=@,+]+$/)(value, field),
  health_check_path: createPatternCheck(/^\/[a-zA-Z0-9/\-_.~%]*$/),
  health_check_method: createChoiceCheck('GET', 'HEAD', 'POST', 'OPTIONS'),
  health_check_scheme: createChoiceCheck('http', 'https'),
  health_check_port: createPatternCheck(/^\d{1,5}$/),
  health_check_host: createPatternCheck(/^[a-zA-Z0-9.\-_]+$/),
  health_check_response_text: createTextLimitCheck(255),
  health_check_return_code: createRangeCheck(100, 599),
  health_check_interval: createIntegerCheck(1),
  health_check_timeout: createIntegerCheck(1),
  health_check_retries: createIntegerCheck(1),
  health_check_start_period: createIntegerCheck(0),
}

/** Required fields and build pack of each way to create an application. */
export const applicationKinds = {
  public: { required: ['git_repository', 'git_branch', 'build_pack'], buildPack: undefined },
  dockerimage: { required: ['docker_registry_image_name'], buildPack: 'dockerimage' },
} as const
