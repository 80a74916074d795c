type Fields = Record<string, string | number | boolean | null | undefined>

const write = (level: 'info' | 'warn' | 'error', message: string, fields: Fields) =>
  process.stdout.write(
    `${JSON.stringify({ at: new Date().toISOString(), level, message, ...fields })}\n`,
  )

/** One JSON line each; never pass a key, a token, a password or a visitor's words. */
export const log = {
  info: (message: string, fields: Fields = {}) => write('info', message, fields),
  warn: (message: string, fields: Fields = {}) => write('warn', message, fields),
  error: (message: string, fields: Fields = {}) => write('error', message, fields),
}

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message || error.name : String(error)
