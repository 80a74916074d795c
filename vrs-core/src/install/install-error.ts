export type InstallErrorCode =
  | 'SIGNATURE_INVALID'
  | 'NAME_MISMATCH'
  | 'VERSION_MISMATCH'
  | 'SIZE_MISMATCH'
  | 'DIGEST_MISMATCH'
  | 'VERSION_LOWER'
  | 'CORE_TOO_OLD'
  | 'DEPENDENCY_MISSING'
  | 'ARCHIVE_UNSAFE'
  | 'MIGRATION_FAILED'
  | 'PLUGIN_CRASHED'
  | 'DOWNLOAD_REFUSED'
  | 'MARKETPLACE_UNREACHABLE'
  | 'CONFIG_REFUSED'
  | 'LICENSE_INVALID'
  | 'INSTALL_FAILED'

/** Why something was not installed or does not run; the code goes into the boot report. */
export class InstallError extends Error {
  override name = 'InstallError'
  constructor(
    readonly code: InstallErrorCode,
    readonly plugin: string | null,
    message: string,
  ) {
    super(message)
  }
}

export type ReportedError = { code: string; plugin?: string; message: string }

export const toReportedError = (error: unknown, plugin: string | null = null): ReportedError => {
  const installError = error instanceof InstallError ? error : null
  const affectedPlugin = installError?.plugin ?? plugin
  const message = error instanceof Error ? error.message : String(error)
  return {
    code: installError?.code ?? 'INSTALL_FAILED',
    ...(affectedPlugin ? { plugin: affectedPlugin } : {}),
    message: message.slice(0, 500),
  }
}
