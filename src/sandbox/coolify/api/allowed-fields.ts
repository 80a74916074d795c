const splitWords = (text: string) => text.split(/\s+/).filter(Boolean)

const limitFields = splitWords(`limits_memory limits_memory_swap limits_memory_swappiness
  limits_memory_reservation limits_cpus limits_cpuset limits_cpu_shares`)

const placementFields = splitWords(`project_uuid environment_name environment_uuid server_uuid
  destination_uuid`)

const healthCheckFields = splitWords(`health_check_enabled health_check_type health_check_command
  health_check_path health_check_port health_check_host health_check_method
  health_check_return_code health_check_scheme health_check_response_text health_check_interval
  health_check_timeout health_check_retries health_check_start_period`)

const booleanFields = splitWords(`is_static is_spa is_auto_deploy_enabled is_force_https_enabled
  is_preview_deployments_enabled is_http_basic_auth_enabled is_container_label_escape_enabled
  is_preserve_repository_enabled is_git_submodules_enabled is_git_lfs_enabled
  is_git_shallow_clone_enabled is_env_sorting_enabled is_pr_deployments_public_enabled
  is_gzip_enabled is_stripprefix_enabled is_raw_compose_deployment_enabled is_log_drain_enabled
  is_gpu_enabled is_consistent_container_name_enabled instant_deploy force_domain_override
  connect_to_docker_network use_build_server use_build_secrets disable_build_cache
  inject_build_args_to_dockerfile include_source_commit_in_build`)

const applicationFields = [
  ...limitFields,
  ...healthCheckFields,
  ...booleanFields,
  ...splitWords(`name description domains noindex_domains git_repository git_branch git_commit_sha
    docker_registry_image_name docker_registry_image_tag build_pack install_command build_command
    start_command ports_exposes ports_mappings custom_network_aliases base_directory
    publish_directory custom_labels custom_docker_run_options post_deployment_command
    post_deployment_command_container pre_deployment_command pre_deployment_command_container
    manual_webhook_secret_github manual_webhook_secret_gitlab manual_webhook_secret_bitbucket
    manual_webhook_secret_gitea redirect dockerfile_location docker_compose_location
    docker_compose_custom_start_command docker_compose_custom_build_command
    docker_compose_domains watch_paths static_image custom_nginx_configuration
    http_basic_auth_username http_basic_auth_password preview_url_template max_restart_count
    stop_grace_period docker_images_to_keep gpu_driver gpu_count gpu_device_ids gpu_options
    custom_internal_name`),
]

/** The keys that a body may have; any other one is refused with 422. */
export const allowedFields = {
  project: splitWords('name description'),
  environment: splitWords('name'),
  newApplication: [
    ...applicationFields,
    ...placementFields,
    ...splitWords('type private_key_uuid github_app_uuid dockerfile docker_compose_raw tags'),
    'autogenerate_domain',
  ],
  application: [...applicationFields, 'dockerfile_target_build'],
  variable: splitWords(`key value is_preview is_literal is_multiline is_shown_once is_runtime
    is_buildtime comment`),
  persistentStorage: splitWords('type name mount_path host_path'),
  database: [
    ...placementFields,
    ...limitFields,
    ...splitWords(`name description image public_port public_port_timeout is_public instant_deploy
      postgres_user postgres_password postgres_db postgres_initdb_args postgres_host_auth_method
      postgres_conf tags`),
  ],
  key: splitWords('name description private_key'),
  newServer: splitWords(`name description ip port user private_key_uuid is_build_server
    instant_validate proxy_type`),
  server:
    splitWords(`name description ip port user private_key_uuid is_build_server instant_validate
    proxy_type concurrent_builds dynamic_timeout deployment_queue_limit
    server_disk_usage_notification_threshold server_disk_usage_check_frequency
    connection_timeout is_terminal_enabled`),
  validation: splitWords('install'),
} as const satisfies Record<string, readonly string[]>
