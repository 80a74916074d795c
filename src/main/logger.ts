import pino from 'pino'
import pretty from 'pino-pretty'

/** JSON lines to stdout; `pretty` on a terminal. */
export const openLogger = (level: string) =>
  level === 'pretty'
    ? pino({ level: 'info' }, pretty({ colorize: true, sync: true }))
    : pino({ level }, pino.destination({ fd: 1, sync: true }))
