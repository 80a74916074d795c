import type { Runtime } from '../../../events/codes'
import type { PublicationStage } from '../../domain/catalogue/decide-plugin-version'
import type { CommandContext } from '../../store/event-store/event-store'

/** An archive that somebody sent, as a file on this machine. */
export type UploadedVersion = {
  plugin: string
  archive: Blob
  /** The publisher's compact JWS; without it this server signs, if it holds a key. */
  manifest?: string
  stage: PublicationStage
  /** Markdown. */
  changelog: string
  isBreaking: boolean
}

export type PublicationResult = {
  name: string
  version: string
  runtime: Runtime
  sha256: string
  /** In bytes. */
  size: number
  /** False if these very bytes were there already. */
  isNew: boolean
}

export type VersionPublisher = {
  /** The `kid` that this server signs with; undefined where the publisher signs elsewhere. */
  findSigningKeyId(): Promise<string | undefined>
  /** Throws RefusalError. */
  publish(upload: UploadedVersion, context: CommandContext): Promise<PublicationResult>
}
