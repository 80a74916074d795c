import { z } from 'zod'

/** The parts of Coolify's answers that we read. */
export const createdSchema = z.object({ uuid: z.string().min(1) })

export const messageSchema = z.object({ message: z.string() })

export const versionResponseSchema = z.string()

export const namedResourceSchema = z.object({ id: z.number(), uuid: z.string(), name: z.string() })
export type NamedResourceRow = z.infer<typeof namedResourceSchema>

export const serverSchema = z.object({
  uuid: z.string(),
  name: z.string(),
  ip: z.string(),
  is_reachable: z.boolean().nullish(),
  is_usable: z.boolean().nullish(),
  settings: z
    .object({ is_reachable: z.boolean().nullish(), is_usable: z.boolean().nullish() })
    .nullish(),
  validation_logs: z.string().nullish(),
})
export const serversSchema = z.array(serverSchema)

export const databaseSummarySchema = namedResourceSchema.extend({ status: z.string() })

export const applicationSchema = namedResourceSchema.extend({
  status: z.string(),
  fqdn: z.string().nullish(),
  docker_registry_image_name: z.string().nullish(),
  docker_registry_image_tag: z.string().nullish(),
  git_repository: z.string().nullish(),
  git_branch: z.string().nullish(),
  ports_exposes: z.string().nullish(),
  redirect: z.string().nullish(),
  health_check_enabled: z.boolean().nullish(),
  health_check_path: z.string().nullish(),
  destination: z.object({ server: z.object({ uuid: z.string() }).nullish() }).nullish(),
})
export type ApplicationResponse = z.infer<typeof applicationSchema>

export const environmentSchema = z.object({
  applications: z.array(applicationSchema),
  postgresqls: z.array(databaseSummarySchema),
  services: z.array(z.unknown()).nullish(),
  redis: z.array(z.unknown()).nullish(),
  mongodbs: z.array(z.unknown()).nullish(),
  mysqls: z.array(z.unknown()).nullish(),
  mariadbs: z.array(z.unknown()).nullish(),
})

export const projectSchema = z.object({
  environments: z.array(z.object({ name: z.string() })).nullish(),
})

export const databaseSchema = databaseSummarySchema.extend({
  internal_db_url: z.string().nullish(),
})

export const storagesSchema = z.object({
  persistent_storages: z.array(namedResourceSchema.extend({ mount_path: z.string() })),
})

/** `value` only to a token that may read it. */
export const variablesSchema = z.array(
  z.object({ key: z.string(), value: z.string().nullish(), real_value: z.string().nullish() }),
)

export const applicationLogSchema = z.object({ logs: z.string().nullish() })

/** A new resource; the answer to a database also holds its address. */
export const createdDatabaseSchema = createdSchema.extend({ internal_db_url: z.string().nullish() })

export const deployResponseSchema = z.object({
  deployments: z.array(z.object({ message: z.string(), deployment_uuid: z.string().nullish() })),
})

export const deploymentDetailsSchema = z.object({
  deployment_uuid: z.string(),
  status: z.string(),
  created_at: z.string(),
  application_id: z.union([z.string(), z.number()]).nullish(),
  deployment_url: z.string().nullish(),
  logs: z.string().nullish(),
})
export type DeploymentResponse = z.infer<typeof deploymentDetailsSchema>

export const deploymentsSchema = z.object({
  count: z.number(),
  deployments: z.union([
    z.array(deploymentDetailsSchema),
    z.record(z.string(), deploymentDetailsSchema),
  ]),
})
