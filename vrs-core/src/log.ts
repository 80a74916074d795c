type LogFields = Record<string, string | number | boolean | null | undefined>

const writeLogLine = (level: 'info' | 'warn' | 'error', message: string, fields: LogFields) =>
  process.stdout.write(
    `${JSON.stringify({ at: new Date().toISOString(), level, message, ...fields })}\n`,
  )

/** One JSON line each; never pass a key, a token, a password or a visitor's text. */
export const log = {
  info: (message: string, fields: LogFields = {}) => writeLogLine('info', message, fields),
  warn: (message: string, fields: LogFields = {}) => writeLogLine('warn', message, fields),
  error: (message: string, fields: LogFields = {}) => writeLogLine('error', message, fields),
}

export const getErrorMessage = (error: unknown): string =>
  error instanceof Error ? error.message || error.name : String(error)
