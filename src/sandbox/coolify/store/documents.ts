/** Times are milliseconds since 1970 unless the name ends in `At` (ISO text). */
export type StoredDocument = { id: number; uuid: string; createdAt: string }

export type ServerDocument = StoredDocument & {
  name: string
  description: string | null
  ip: string
  port: number
  user: string
  reachable: boolean
  usable: boolean
  concurrentBuilds: number
  queueLimit: number
  validationDue: number | null
  validationLogs?: string | null
  /** A person switched the server off in the console. */
  off?: boolean
}

export type PrivateKeyDocument = StoredDocument & { name: string; fingerprint: string }

export type ProjectDocument = StoredDocument & { name: string; description: string | null }

export type EnvironmentDocument = StoredDocument & { name: string; project: string }

/** The requested state, whatever the process does at the moment. */
type DesiredRunState = 'nothing' | 'running' | 'stopped'

type PendingDeletion = { due: number; volumes: boolean }

/** The boot of a site without a process: the stand-in answers and reports for it. */
type SimulatedBoot = { bootId: string; isReported: boolean }

export type ApplicationDocument = StoredDocument & {
  name: string
  description: string | null
  environment: string
  server: string
  buildPack: string
  domains: string[]
  /** All other fields as they were sent: health check, image, limits, … */
  fields: Record<string, unknown>
  status: string
  wanted: DesiredRunState
  deletion: PendingDeletion | null
  updatedAt: string
  light?: SimulatedBoot | null
  /** Its runtime variables when the last deployment began; later changes wait for the next one. */
  given?: Record<string, string>
}

export type VariableDocument = StoredDocument & {
  application: string
  key: string
  value: string
  comment: string | null
  is_preview: boolean
  is_literal: boolean
  is_multiline: boolean
  is_shown_once: boolean
  is_runtime: boolean
  is_buildtime: boolean
}

export type StorageDocument = StoredDocument & {
  application: string
  name: string
  mountPath: string
}

/** Data that outlived the resource named in `of`, since its deletion kept the volumes. */
export type RetainedVolumeDocument = StoredDocument & { name: string; of: string }

export type DatabaseDocument = StoredDocument & {
  name: string
  description: string | null
  environment: string
  server: string
  user: string
  password: string
  database: string
  image: string
  /** Its address at the sandbox's PostgreSQL. */
  url: string
  isPublic: boolean
  status: string
  startDue: number | null
  /** Only said to run: there is no database behind it. */
  light?: boolean
  deletion: PendingDeletion | null
}

export type StoredDeploymentStatus =
  | 'queued'
  | 'in_progress'
  | 'finished'
  | 'failed'
  | 'cancelled-by-user'

/** `booting` may go on after the status `finished`: then Coolify reports before the site does. */
export type DeploymentStage = 'waiting' | 'building' | 'booting' | 'reporting' | 'done'

type DeploymentLogLine = { at: string; text: string }

export type DeploymentDocument = StoredDocument & {
  application: string
  applicationName: string
  server: string
  status: StoredDeploymentStatus
  stage: DeploymentStage
  /** When the present stage may go on. */
  due: number
  restartOnly: boolean
  force: boolean
  updatedAt: string
  finishedAt: string | null
  logs: DeploymentLogLine[]
}
