import { z } from 'zod'

/** The parts of Coolify's answers that we read. */
export const minted = z.object({ uuid: z.string().min(1) })

export const said = z.object({ message: z.string() })

export const version = z.string()

export const named = z.object({ id: z.number(), uuid: z.string(), name: z.string() })
export type Named = z.infer<typeof named>

export const server = z.object({
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
export const servers = z.array(server)

export const listedDatabase = named.extend({ status: z.string() })

export const application = named.extend({
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
export type ListedApplication = z.infer<typeof application>

export const environment = z.object({
  applications: z.array(application),
  postgresqls: z.array(listedDatabase),
  services: z.array(z.unknown()).nullish(),
  redis: z.array(z.unknown()).nullish(),
  mongodbs: z.array(z.unknown()).nullish(),
  mysqls: z.array(z.unknown()).nullish(),
  mariadbs: z.array(z.unknown()).nullish(),
})

export const project = z.object({
  environments: z.array(z.object({ name: z.string() })).nullish(),
})

export const database = listedDatabase.extend({ internal_db_url: z.string().nullish() })

export const storages = z.object({
  persistent_storages: z.array(named.extend({ mount_path: z.string() })),
})

/** `value` only to a token that may read it. */
export const variables = z.array(
  z.object({ key: z.string(), value: z.string().nullish(), real_value: z.string().nullish() }),
)

export const siteLog = z.object({ logs: z.string().nullish() })

/** A new resource; the answer to a database also holds its address. */
export const mintedDatabase = minted.extend({ internal_db_url: z.string().nullish() })

export const deployed = z.object({
  deployments: z.array(z.object({ message: z.string(), deployment_uuid: z.string().nullish() })),
})

export const deployment = z.object({
  deployment_uuid: z.string(),
  status: z.string(),
  created_at: z.string(),
  application_id: z.union([z.string(), z.number()]).nullish(),
  deployment_url: z.string().nullish(),
  logs: z.string().nullish(),
})
export type ToldDeployment = z.infer<typeof deployment>

export const deployments = z.object({
  count: z.number(),
  deployments: z.union([z.array(deployment), z.record(z.string(), deployment)]),
})
