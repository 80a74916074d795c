import { callingFor } from '../integrations/call-context'
import type { Coolify } from '../integrations/coolify/types'
import { VendorError } from '../integrations/vendor-error'
import type { LogAnswer } from './vendor-queries'

const longest = 400

/** The last lines of a deployment, without secrets. */
export const openDeploymentLog =
  (coolify: Pick<Coolify, 'deployment'>) =>
  (projectId: string, deployment: string, requestId: string): Promise<LogAnswer> =>
    callingFor({ projectId, step: null, attempt: 1, correlationId: requestId }, async () => {
      try {
        const seen = await coolify.deployment(deployment)
        if (!seen) return { state: 'gone' }
        const lines = (seen.logs ?? '').trimEnd().split('\n').slice(-longest)
        return { state: 'read', status: seen.status, lines }
      } catch (error) {
        if (!(error instanceof VendorError)) throw error
        return { state: 'unreachable' }
      }
    })
