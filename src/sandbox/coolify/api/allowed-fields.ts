const words = (text: string) => text.split(/\s+/).filter(Boolean)

const limits = words(`limits_memory limits_memory_swap limits_memory_swappiness
  limits_memory_reservation limits_cpus limits_cpuset limits_cpu_shares`)

const placement = words(`project_uuid environment_name environment_uuid server_uuid
  destination_uuid`)

const healthCheck = words(`health_check_enabled health_check_type health_check_command
  health_check_path health_check_port health_check_host health_check_method
  health_check_return_code health_check_scheme health_check_response_text health_check_interval
  health_check_timeout health_check_retries health_check_start_period`)

const switches = words(`is_static is_spa is_auto_deploy_enabled is_force_https_enabled
  is_preview_deployments_enabled is_http_basic_auth_enabled is_container_label_escape_enabled
  is_preserve_repository_enabled is_git_submodules_enabled is_git_lfs_enabled
  is_git_shallow_clone_enabled is_env_sorting_enabled is_pr_deployments_public_enabled
  is_gzip_enabled is_stripprefix_enabled is_raw_compose_deployment_enabled is_log_drain_enabled
  is_gpu_enabled is_consistent_container_name_enabled instant_deploy force_domain_override
  connect_to_docker_network use_build_server use_build_secrets disable_build_cache
  inject_build_args_to_dockerfile include_source_commit_in_build`)

const application = [
  ...limits,
  ...healthCheck,
  ...switches,
  ...words(`name description domains noindex_domains git_repository git_branch git_commit_sha
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

/** Which keys a body may have; any other one is refused with 422. */
export const allowedFields = {
  project: words('name description'),
  environment: words('name'),
  newApplication: [
    ...application,
    ...placement,
    ...words('type private_key_uuid github_app_uuid dockerfile docker_compose_raw tags'),
    'autogenerate_domain',
  ],
  application: [...application, 'dockerfile_target_build'],
  variable: words(`key value is_preview is_literal is_multiline is_shown_once is_runtime
    is_buildtime comment`),
  persistentStorage: words('type name mount_path host_path'),
  database: [
    ...placement,
    ...limits,
    ...words(`name description image public_port public_port_timeout is_public instant_deploy
      postgres_user postgres_password postgres_db postgres_initdb_args postgres_host_auth_method
      postgres_conf tags`),
  ],
  key: words('name description private_key'),
  newServer: words(`name description ip port user private_key_uuid is_build_server
    instant_validate proxy_type`),
  server: words(`name description ip port user private_key_uuid is_build_server instant_validate
    proxy_type concurrent_builds dynamic_timeout deployment_queue_limit
    server_disk_usage_notification_threshold server_disk_usage_check_frequency
    connection_timeout is_terminal_enabled`),
  validation: words('install'),
} as const satisfies Record<string, readonly string[]>
