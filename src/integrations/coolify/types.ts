const states = [
  'running',
  'starting',
  'restarting',
  'degraded',
  'paused',
  'exited',
  'unknown',
] as const
const healths = ['healthy', 'unhealthy', 'unknown'] as const

/** A resource never deployed is `exited` too; one with a new deployment being built stays `running`. */
export type ResourceState = (typeof states)[number]
export type ResourceHealth = (typeof healths)[number]

/** Parses Coolify's `state:health`, as in `running:healthy`; other values become `unknown`. */
export const parseStatus = (
  text: string | null | undefined,
): { state: ResourceState; health: ResourceHealth } => {
  const [first, second] = (text ?? '').toLowerCase().split(':')
  return {
    state: states.find((state) => state === first) ?? 'unknown',
    health: healths.find((health) => health === second) ?? 'unknown',
  }
}

export type CoolifyServer = {
  uuid: string
  name: string
  ipv4: string
  ipv6?: string
  /** Coolify can connect by SSH. */
  reachable: boolean
  /** Reachable and with Docker: it can be deployed to. */
  usable: boolean
}

/** `validationLogs`: why the last validation failed, as plain text. */
export type CoolifyServerDetails = CoolifyServer & { validationLogs?: string }

export type ServerSpec = {
  name: string
  /** Identifies the server: it is unique within a Coolify. */
  ip: string
  /** Of SSH; 22 by default. */
  port?: number
  /** `root` by default. */
  user?: string
  /** uuid of one of `privateKeys`. */
  privateKey: string
}

export type DatabaseSpec = {
  name: string
  /** uuid of the project; all resources are in its environment `production`. */
  project: string
  server: string
  user: string
  password: string
  database: string
}

/** A ready image (fast, no build) or a public repository built from its Dockerfile. */
export type ApplicationSource =
  | { name: string; tag: string }
  | { repository: string; branch: string }

export type ApplicationSpec = {
  name: string
  project: string
  server: string
  /** URLs; with the scheme `https://` Coolify requests a certificate. */
  domains: string[]
  image: ApplicationSource
  healthPath: string
  port: number
  /** `non-www` by default when a name is listed together with its `www.`, else `both`. */
  redirect?: WwwRedirect
  /** Set when another application of ours has these addresses until DNS points here. */
  overrideDomains?: boolean
}

export type CoolifyDeploymentStatus = 'queued' | 'in_progress' | 'finished' | 'failed' | 'cancelled'

export type CoolifyDeployment = { uuid: string; status: CoolifyDeploymentStatus; createdAt: string }

/** `logs` are redacted: no values of the application's variables, no other secrets. */
export type CoolifyDeploymentDetails = { status: CoolifyDeploymentStatus; logs?: string }

/** `building`: another deployment has to end first. */
export type DeployResult =
  | { deployment: string }
  | { building: true }
  | { queueFull: true; retryAfterSeconds: number }

export type WwwRedirect = 'both' | 'www' | 'non-www'

export type CoolifyApplication = {
  name: string
  state: ResourceState
  health: ResourceHealth
  domains: string[]
  redirect: WwwRedirect
}

/** All resources of the projects of one exact name, in every environment. */
export type ProjectInventory = {
  /** uuid of the project that `ensureProject` would return; undefined when there is none. */
  project?: string
  /** uuids of all projects of this name, that one first. */
  projects: string[]
  /** `server`: uuid, where Coolify states it. */
  applications: (NamedResource & {
    state: ResourceState
    health: ResourceHealth
    domains: string[]
    server?: string
  })[]
  databases: (NamedResource & { state: ResourceState })[]
  /** Volumes of the applications; that of each database is not counted. */
  storageCount: number
  /** Services and databases of other kinds, which are not ours; a project with one is not deleted. */
  otherResources: number
}

type NamedResource = { uuid: string; name: string }

/**
 * What we use of Coolify. Every `ensure…` is idempotent: it searches by name first, keeps what it
 * finds, and leaves exactly one. Failures are `VendorError`s; after a timeout or a 5xx the outcome is
 * unknown, and the same call can be made again.
 */
export type CoolifyClient = {
  /** Coolify's version; refuses (code `VERSION`, class `ours`) one below 4.2 or of another major. */
  checkVersion(): Promise<string>
  listServers(): Promise<CoolifyServer[]>
  getServer(uuid: string): Promise<CoolifyServerDetails | undefined>
  /** The SSH keys with which Coolify can connect to servers. */
  listPrivateKeys(): Promise<{ uuid: string; name: string }[]>
  /** uuid of the server with this address; Coolify then validates a new one in the background. */
  ensureServer(spec: ServerSpec): Promise<string>
  /** Starts a validation; `getServer` shows its result. */
  validateServer(uuid: string): Promise<void>
  /** uuid of the one project of this name. */
  ensureProject(name: string): Promise<string>
  /** `url` is the site's DATABASE_URL. Unless `ready`, it is still starting: poll `isDatabaseReady`. */
  ensureDatabase(spec: DatabaseSpec): Promise<{ uuid: string; url: string; ready: boolean }>
  isDatabaseReady(uuid: string): Promise<boolean>
  getDatabase(
    uuid: string,
  ): Promise<{ name: string; state: ResourceState; health: ResourceHealth } | undefined>
  /** uuid of the one application of this name; its settings are changed to those of `spec`. */
  ensureApplication(spec: ApplicationSpec): Promise<string>
  /** Whether `ensureApplication` would change its settings; `false` when it does not exist. */
  hasOutdatedSettings(application: string, spec: ApplicationSpec): Promise<boolean>
  ensureStorage(application: string, storage: { name: string; mountPath: string }): Promise<void>
  /** Sets runtime variables (never build-time ones); others stay as they are. */
  setEnvs(application: string, envs: Record<string, string>): Promise<void>
  /**
   * Starts a deployment, or returns the one already queued. With `since` (ISO time of the event that
   * requires it) one created after that is returned too, even if it has ended, so that a retry after
   * a lost reply builds nothing twice; one that was building before `since` is not ours.
   */
  deploy(application: string, since?: string): Promise<DeployResult>
  /** Newest first. */
  listDeployments(application: string): Promise<CoolifyDeployment[]>
  getDeployment(uuid: string): Promise<CoolifyDeploymentDetails | undefined>
  getApplication(uuid: string): Promise<CoolifyApplication | undefined>
  /** The last log lines of the site itself, redacted; '' when it does not run. */
  getApplicationLog(application: string, lines: number): Promise<string>
  /**
   * Sets addresses and redirect, writing only what differs; takes effect at the next deployment.
   * Throws 409 (permanent) when another application has one of them, unless `force`; throws
   * `DOMAINS_IGNORED` (waiting) while the server's proxy does not run.
   */
  setDomains(
    application: string,
    domains: string[],
    options?: { redirect?: WwwRedirect; force?: boolean },
  ): Promise<void>
  /** What exists now, for plans, teardown and the drift check. */
  getProjectInventory(name: string): Promise<ProjectInventory>
  listProjects(): Promise<{ uuid: string; name: string }[]>
  listApplications(): Promise<
    { uuid: string; name: string; domains: string[]; state: ResourceState }[]
  >
  listDatabases(): Promise<{ uuid: string; name: string; state: ResourceState }[]>
  /** uuids of all applications of this exact name, in any project. */
  findApplicationsByName(name: string): Promise<string[]>
  stopApplication(application: string): Promise<void>
  /**
   * Starts the deletion, which goes on in the background: `getApplication` returns undefined once it
   * is done. The data stays unless `volumes` is set; a missing application is no error.
   */
  deleteApplication(uuid: string, erase?: { volumes: boolean }): Promise<void>
  /** As above; `getDatabase` returns undefined once it is done. */
  deleteDatabase(uuid: string, erase?: { volumes: boolean }): Promise<void>
  /** Deletes an empty project; `false` while something in it is still being deleted. */
  deleteProject(uuid: string): Promise<boolean>
}
