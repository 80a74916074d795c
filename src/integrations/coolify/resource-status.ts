const states = [
  'running',
  'starting',
  'restarting',
  'degraded',
  'paused',
  'exited',
  'unknown',
] as const
const healths = ['healthy', 'unhealthy', 'unknown'] as const

/** `exited` is also what was never deployed; `running` stays while a new deployment is built. */
export type ResourceState = (typeof states)[number]
export type ResourceHealth = (typeof healths)[number]

/** Coolify's `state:health`, as in `running:healthy`; what is neither is `unknown`. */
export const parseStatus = (
  text: string | null | undefined,
): { state: ResourceState; health: ResourceHealth } => {
  const [first, second] = (text ?? '').toLowerCase().split(':')
  return {
    state: states.find((state) => state === first) ?? 'unknown',
    health: healths.find((health) => health === second) ?? 'unknown',
  }
}
