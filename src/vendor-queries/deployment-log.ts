import { withCallContext } from '../integrations/call-context'
import type { CoolifyClient } from '../integrations/coolify/types'
import { VendorError } from '../integrations/vendor-error'
import type { DeploymentLogResult } from './vendor-queries'

const maxLines = 400

/** The last lines of a deployment, without secrets. */
export const createDeploymentLogQuery =
  (coolify: Pick<CoolifyClient, 'getDeployment'>) =>
  (projectId: string, deployment: string, requestId: string): Promise<DeploymentLogResult> =>
    withCallContext({ projectId, step: null, attempt: 1, correlationId: requestId }, async () => {
      try {
        const observed = await coolify.getDeployment(deployment)
        if (!observed) return { state: 'missing' }
        const lines = (observed.logs ?? '').trimEnd().split('\n').slice(-maxLines)
        return { state: 'read', status: observed.status, lines }
      } catch (error) {
        if (!(error instanceof VendorError)) throw error
        return { state: 'unreachable' }
      }
    })
