export type CoolifyServer = {
  uuid: string
  name: string
  ipv4: string
  ipv6?: string
  /** Reachable and usable in Coolify's eyes. */
  usable: boolean
}

export type WantedDatabase = {
  name: string
  /** uuid of the project; everything lives in its environment `production`. */
  project: string
  server: string
  user: string
  password: string
  database: string
}

/** A ready image (fast, no build) or a public repository built from its Dockerfile. */
export type Source = { name: string; tag: string } | { repository: string; branch: string }

export type WantedApplication = {
  name: string
  project: string
  server: string
  /** Full addresses; the scheme `https://` is what makes Coolify ask for a certificate. */
  domains: string[]
  image: Source
  healthPath: string
  port: number
  redirect?: 'both' | 'www' | 'non-www'
}

export type DeploymentStatus = 'queued' | 'in_progress' | 'finished' | 'failed' | 'cancelled'

export type Deployment = { uuid: string; status: DeploymentStatus; createdAt: string }

export type DeploymentLook = { status: DeploymentStatus; logs?: string }

export type DeployAnswer = { deployment: string } | { queueFull: true; retryAfterSeconds: number }

export type ApplicationLook = {
  name: string
  /** `running`, `exited`, … : the part before the colon; `exited` also before the first deployment. */
  state: string
  health: string
  domains: string[]
}

/**
 * What we ask of Coolify, in our words. Every `ensure…` may run any number of times: it looks for
 * the name first, adopts what it finds, and leaves exactly one. Failures are `VendorError`s; after
 * a timeout or a 5xx the outcome is unknown, and running the call again settles it.
 */
export type Coolify = {
  /** Coolify's version; refuses (class `ours`) anything below 4.2 or of another major. */
  version(): Promise<string>
  servers(): Promise<CoolifyServer[]>
  /** uuid of the one project of this name. */
  ensureProject(name: string): Promise<string>
  /** `url` is the site's DATABASE_URL. The start goes on behind it: ask `databaseReady`. */
  ensureDatabase(wanted: WantedDatabase): Promise<{ uuid: string; url: string }>
  databaseReady(uuid: string): Promise<boolean>
  /** uuid of the one application of this name; its settings are brought to what is wanted. */
  ensureApplication(wanted: WantedApplication): Promise<string>
  ensureStorage(application: string, storage: { name: string; mountPath: string }): Promise<void>
  /** Sets runtime variables (never build time); variables not named stay as they are. */
  setEnvs(application: string, envs: Record<string, string>): Promise<void>
  /**
   * Starts a deployment, or adopts the one already queued. With `since` (ISO time of the event
   * that wants it) one created after that is adopted too, even if it has ended: so a second run
   * after a lost reply builds nothing twice.
   */
  deploy(application: string, since?: string): Promise<DeployAnswer>
  /** Newest first. */
  deployments(application: string): Promise<Deployment[]>
  deployment(uuid: string): Promise<DeploymentLook | undefined>
  application(uuid: string): Promise<ApplicationLook | undefined>
  /** uuids of all applications of this exact name, in any project. */
  applicationsNamed(name: string): Promise<string[]>
  stop(application: string): Promise<void>
  /** Asks for the deletion (it goes on behind the answer: `application` tells when it is gone); `volumes: false` keeps the data. Already gone is success. */
  deleteApplication(uuid: string, erase: { volumes: boolean }): Promise<void>
  deleteDatabase(uuid: string, erase: { volumes: boolean }): Promise<void>
  /** Deletes an empty project; `false` while something in it is still being deleted. */
  deleteProject(uuid: string): Promise<boolean>
}
