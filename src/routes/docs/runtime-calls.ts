import { z } from 'zod'
import { bootReportSchema } from '../runtime/boot/boot-report-schema'
import { denials } from '../runtime/denials'
import { downloadSchema } from '../runtime/downloads/download-schema'
import type { ApiCall, ApiParameter, ApiResponse } from './api-call'
import { mergeRefusals, refusalsByStatus } from './api-call'
import {
  accessTokenSchema,
  keySetSchema,
  licenseTokenSchema,
  lockSchema,
  siteConfigSchema,
} from './response-schemas'
import { ifNoneMatchHeader } from './shop-calls'

const coreHeader: ApiParameter = {
  name: 'X-VRS-Core',
  in: 'header',
  description: 'The version of vrs-core that asks; only versions that run on it are named.',
}

const archivedRefusal = { 403: ['PROJECT_ARCHIVED'] }
const notModified = { description: 'Nothing has changed since.' }

const runtimeCall = (call: Omit<ApiCall, 'tag' | 'permission' | 'limit'>): ApiCall => ({
  tag: 'Runtimes',
  permission: 'runtime',
  limit: 'runtimes',
  ...call,
})

const archiveHeaders = {
  ETag: 'The SHA-256 of the whole archive.',
  'Repr-Digest': 'The same digest as RFC 9530 writes it.',
  'X-VRS-Manifest': 'The manifest as a compact JWS, signed by the publisher.',
  'Accept-Ranges': '`bytes`',
}

const archiveResponse = (description: string, headers = {}): ApiResponse => ({
  description,
  type: 'application/zip',
  schema: z.string().describe('Bytes.'),
  headers: { ...archiveHeaders, ...headers },
})

const settingsCalls: readonly ApiCall[] = [
  runtimeCall({
    method: 'get',
    path: '/api/v1/projects/:id/config',
    summary: 'What a site is and must run',
    parameters: [coreHeader, ifNoneMatchHeader],
    responses: {
      200: {
        description: 'The project and its lock: exact versions of all that is licensed.',
        schema: siteConfigSchema,
        headers: { ETag: 'Changes when there is something to do.' },
      },
      304: notModified,
    },
    refusals: archivedRefusal,
  }),
  runtimeCall({
    method: 'get',
    path: '/api/v1/projects/:id/plugins',
    summary: 'The lock alone',
    parameters: [coreHeader, ifNoneMatchHeader],
    responses: {
      200: {
        description: 'Exact versions of all that is licensed.',
        schema: lockSchema,
        headers: { ETag: 'Changes with the lock.' },
      },
      304: notModified,
    },
    refusals: archivedRefusal,
  }),
  runtimeCall({
    method: 'get',
    path: '/api/v1/projects/:id/license-token',
    summary: 'The license to run without us',
    responses: {
      200: { description: 'What may run and until when, signed.', schema: licenseTokenSchema },
    },
    refusals: archivedRefusal,
  }),
]

/** What a site's runtime asks, in the order in which it does. */
export const runtimeCalls: readonly ApiCall[] = [
  {
    method: 'post',
    path: '/api/v1/projects/:id/token',
    tag: 'Runtimes',
    permission: 'key',
    limit: 'runtimes',
    summary: 'An access token for a runtime key',
    responses: {
      200: { description: 'A token for the calls of this project.', schema: accessTokenSchema },
    },
    refusals: refusalsByStatus('UNAUTHENTICATED', 'NOT_FOUND'),
  },
  ...settingsCalls,
  runtimeCall({
    method: 'post',
    path: '/api/v1/plugins/:name/download',
    summary: 'The archive of a plugin',
    description:
      'Without `version`, the one that the lock names. A denial carries `link`, where it is mended.',
    parameters: [
      coreHeader,
      { name: 'Range', in: 'header', description: 'One range of bytes, to go on where one was.' },
      { name: 'If-Range', in: 'header', description: 'The ETag that the range belongs to.' },
    ],
    body: { description: 'Which version. At most 4 KiB.', schema: downloadSchema, required: false },
    responses: {
      200: archiveResponse('The whole archive.'),
      206: archiveResponse('The range that was asked for.', { 'Content-Range': 'Which bytes.' }),
    },
    refusals: mergeRefusals(
      { 403: denials, 416: ['RANGE_NOT_SATISFIABLE'], 500: ['ARCHIVE_DAMAGED'] },
      refusalsByStatus('INVALID', 'BAD_JSON'),
    ),
  }),
  runtimeCall({
    method: 'post',
    path: '/api/v1/projects/:id/boot',
    summary: 'The report of a runtime that has booted',
    description: 'Before a deployment has begun it is refused with 409: say it again soon.',
    body: {
      description: 'What runs now. At most 256 KiB.',
      schema: bootReportSchema,
      required: true,
    },
    responses: { 204: { description: 'Noted.' } },
    refusals: mergeRefusals(
      archivedRefusal,
      refusalsByStatus('INVALID', 'BAD_JSON', 'NOT_DEPLOYED', 'WRONG_STATE'),
    ),
  }),
]

const keySetCall = (path: string, summary: string): ApiCall => ({
  method: 'get',
  path,
  tag: 'Keys',
  permission: 'public',
  summary,
  responses: {
    200: { description: 'A JWK set (RFC 7517) of Ed25519 keys.', schema: keySetSchema },
  },
})

export const keyCalls: readonly ApiCall[] = [
  keySetCall('/.well-known/jwks.json', 'Our public keys, for access and license tokens'),
  keySetCall('/.well-known/publisher-jwks.json', "The publisher's public keys, for manifests"),
]
