import { expect, test } from 'bun:test'
import { classifyDeploymentFailure } from '../../../src/integrations/coolify/deployments'

test.each([
  [
    'IMAGE_MISSING',
    'Error response from daemon: manifest for vrs/vrs-core:9 not found: manifest unknown: manifest unknown',
  ],
  [
    'IMAGE_MISSING',
    'Error response from daemon: pull access denied for vrs/core, repository does not exist or may require docker login',
  ],
  ['IMAGE_MISSING', "remote: Repository not found. fatal: repository 'https://x/y' not found"],
  ['SERVER_UNREACHABLE', 'Server s1 is not functional. Server is not reachable.'],
  ['SERVER_UNREACHABLE', 'ssh: connect to host 203.0.113.7 port 22: Connection timed out'],
  ['DEPLOYMENT_FAILED', 'The container exited with code 1.\nerror: module ./x not found'],
  ['DEPLOYMENT_FAILED', ''],
] as const)('%s is what a log tells of: %s', (code, logs) => {
  expect(classifyDeploymentFailure(logs)).toBe(code)
})
