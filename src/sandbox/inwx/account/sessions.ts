import { randomBytes } from 'node:crypto'

/** `locked` = signed in, but the TAN is still owed. */
export type InwxSessionStage = 'anonymous' | 'locked' | 'open'

/** The caller's place: who it is by its cookie, and what a login makes of it. */
export type RegistrarSession = {
  getStage(): InwxSessionStage
  setStage(stage: InwxSessionStage): void
  /** The cookie to set when this call began a session. */
  getNewCookie(): string | undefined
}

/** Nobody documents how long INWX keeps an idle session; clients in the field assume this. */
const idleMs = 50 * 60_000

/** In memory: sessions end with the process, and callers must live with that. */
export const createInwxSessions = (now: () => number) => {
  const sessions = new Map<string, { stage: InwxSessionStage; seenAt: number }>()

  const alive = (id: string | undefined) => {
    const found = sessions.get(id ?? '')
    if (!found || now() - found.seenAt > idleMs) return undefined
    found.seenAt = now()
    return found
  }

  const seat = (cookie: string | undefined): RegistrarSession => {
    let id = alive(cookie) ? cookie : undefined
    let fresh: string | undefined
    return {
      getStage: () => sessions.get(id ?? '')?.stage ?? 'anonymous',
      setStage: (stage) => {
        if (stage === 'anonymous') return void sessions.delete(id ?? '')
        if (!id) {
          fresh = randomBytes(16).toString('hex')
          id = fresh
        }
        sessions.set(id, { stage, seenAt: now() })
      },
      getNewCookie: () => fresh,
    }
  }
  return { seat }
}
