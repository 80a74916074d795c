import pino from 'pino'
import pretty from 'pino-pretty'

/** JSON lines to stdout; for people on a terminal, or where `pretty` is asked for. */
export const openLogger = (level: string) =>
  level === 'pretty' || (level === 'info' && process.stdout.isTTY)
    ? pino({ level: 'info' }, pretty({ colorize: true, sync: true }))
    : pino({ level }, pino.destination({ fd: 1, sync: true }))
