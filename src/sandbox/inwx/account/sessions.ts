import { randomBytes } from 'node:crypto'

/** `locked`: signed in, but without the TAN. */
export type InwxSessionStage = 'anonymous' | 'locked' | 'open'

/** The session of one caller, found by its cookie. */
export type RegistrarSession = {
  getStage(): InwxSessionStage
  setStage(stage: InwxSessionStage): void
  /** The cookie to set when this call began the session. */
  getNewCookie(): string | undefined
}

/** INWX does not document how long an idle session lasts; existing clients assume this. */
const idleMs = 50 * 60_000

/** In memory: all sessions end with the process. */
export const createInwxSessions = (now: () => number) => {
  const sessions = new Map<string, { stage: InwxSessionStage; lastUsedAt: number }>()

  const getLiveSession = (id: string | undefined) => {
    const session = sessions.get(id ?? '')
    if (!session || now() - session.lastUsedAt > idleMs) return undefined
    session.lastUsedAt = now()
    return session
  }

  const resumeSession = (cookie: string | undefined): RegistrarSession => {
    let id = getLiveSession(cookie) ? cookie : undefined
    let newId: string | undefined
    return {
      getStage: () => sessions.get(id ?? '')?.stage ?? 'anonymous',
      setStage: (stage) => {
        if (stage === 'anonymous') return void sessions.delete(id ?? '')
        if (!id) {
          newId = randomBytes(16).toString('hex')
          id = newId
        }
        sessions.set(id, { stage, lastUsedAt: now() })
      },
      getNewCookie: () => newId,
    }
  }
  return { resumeSession }
}
