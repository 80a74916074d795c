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

/** `exited` is also what was never deployed; `running` stays while a new deployment is built. */
export type ResourceState = (typeof states)[number]
export type ResourceHealth = (typeof healths)[number]

/** Coolify's `state:health`, as in `running:healthy`; what is neither is `unknown`. */
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
  /** Coolify gets in by SSH. */
  reachable: boolean
  /** Reachable, and Docker is there: it can be deployed to. */
  usable: boolean
}

/** `validationLogs`: why the last validation failed, as plain text. */
export type CoolifyServerDetails = CoolifyServer & { validationLogs?: string }

export type ServerSpec = {
  name: string
  /** What it is found by; no two servers of a Coolify have the same. */
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
  /** uuid of the project; everything lives in its environment `production`. */
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
  /** Full addresses; the scheme `https://` is what makes Coolify ask for a certificate. */
  domains: string[]
  image: ApplicationSource
  healthPath: string
  port: number
  /** `non-www` by default when a name is listed together with its `www.`, else `both`. */
  redirect?: WwwRedirect
  /** The addresses are another application's of ours until their names lead here. */
  overrideDomains?: boolean
}

export type CoolifyDeploymentStatus = 'queued' | 'in_progress' | 'finished' | 'failed' | 'cancelled'

export type CoolifyDeployment = { uuid: string; status: CoolifyDeploymentStatus; createdAt: string }

/** `logs`: without the values of the application's variables and other secrets. */
export type CoolifyDeploymentDetails = { status: CoolifyDeploymentStatus; logs?: string }

/** `building`: another one, which has to end first. */
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

/** All that stands below the projects of one exact name, in every environment. */
export type ProjectInventory = {
  /** uuid of the project that `ensureProject` would keep; undefined when there is none. */
  project?: string
  /** All of this name, the kept one first. */
  projects: string[]
  /** `server`: uuid, where Coolify tells it. */
  applications: (NamedResource & {
    state: ResourceState
    health: ResourceHealth
    domains: string[]
    server?: string
  })[]
  databases: (NamedResource & { state: ResourceState })[]
  /** Volumes of the applications; every database has one of its own besides. */
  storageCount: number
  /** Services and databases of other kinds: not ours, and no project that holds one is deleted. */
  otherResources: number
}

type NamedResource = { uuid: string; name: string }

/**
 * What we ask of Coolify, in our words. Every `ensure…` may run any number of times: it looks for
 * the name first, adopts what it finds, and leaves exactly one. Failures are `VendorError`s; after
 * a timeout or a 5xx the outcome is unknown, and running the call again settles it.
 */
export type CoolifyClient = {
  /** Coolify's version; refuses (code `VERSION`, class `ours`) one below 4.2 or of another major. */
  checkVersion(): Promise<string>
  listServers(): Promise<CoolifyServer[]>
  getServer(uuid: string): Promise<CoolifyServerDetails | undefined>
  /** The keys with which Coolify can get into servers. */
  listPrivateKeys(): Promise<{ uuid: string; name: string }[]>
  /** uuid of the server with this address; a new one is validated at once, behind the answer. */
  ensureServer(wanted: ServerSpec): Promise<string>
  /** Asks for a validation; `server` tells what it comes to. */
  validateServer(uuid: string): Promise<void>
  /** uuid of the one project of this name. */
  ensureProject(name: string): Promise<string>
  /** `url` is the site's DATABASE_URL. A start goes on behind it: unless `ready`, ask `databaseReady`. */
  ensureDatabase(wanted: DatabaseSpec): Promise<{ uuid: string; url: string; ready: boolean }>
  isDatabaseReady(uuid: string): Promise<boolean>
  getDatabase(
    uuid: string,
  ): Promise<{ name: string; state: ResourceState; health: ResourceHealth } | undefined>
  /** uuid of the one application of this name; its settings are brought to what is wanted. */
  ensureApplication(wanted: ApplicationSpec): Promise<string>
  /** Whether `ensureApplication` would change settings of it; `false` when it is not there. */
  hasOutdatedSettings(application: string, wanted: ApplicationSpec): Promise<boolean>
  ensureStorage(application: string, storage: { name: string; mountPath: string }): Promise<void>
  /** Sets runtime variables (never build time); variables not named stay as they are. */
  setEnvs(application: string, envs: Record<string, string>): Promise<void>
  /**
   * Starts a deployment, or adopts the one already queued. With `since` (ISO time of the event
   * that wants it) one created after that is adopted too, even if it has ended: so a second run
   * after a lost reply builds nothing twice; one that was being built before it is not ours.
   */
  deploy(application: string, since?: string): Promise<DeployResult>
  /** Newest first. */
  listDeployments(application: string): Promise<CoolifyDeployment[]>
  getDeployment(uuid: string): Promise<CoolifyDeploymentDetails | undefined>
  getApplication(uuid: string): Promise<CoolifyApplication | undefined>
  /** The last lines that the site itself wrote, without secrets; '' when it does not run. */
  getApplicationLog(application: string, lines: number): Promise<string>
  /**
   * Brings addresses and redirect to what is wanted and writes only what differs; takes effect at
   * the next deployment. Refused with 409 (permanent) when somebody else has one of them, unless
   * forced; with `DOMAINS_IGNORED` (waiting) while the server's proxy does not run.
   */
  setDomains(
    application: string,
    domains: string[],
    options?: { redirect?: WwwRedirect; force?: boolean },
  ): Promise<void>
  /** What stands there now, for plans, undo and the drift check. */
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
   * Asks for the deletion, which goes on behind the answer: `application` is undefined when it is
   * done. The data stays unless `volumes` is said; gone already is success.
   */
  deleteApplication(uuid: string, erase?: { volumes: boolean }): Promise<void>
  /** As above; `database` is undefined when it is done. */
  deleteDatabase(uuid: string, erase?: { volumes: boolean }): Promise<void>
  /** Deletes an empty project; `false` while something in it is still being deleted. */
  deleteProject(uuid: string): Promise<boolean>
}
