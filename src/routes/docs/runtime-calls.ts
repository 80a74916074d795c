import { z } from 'zod'
import { bootBody } from '../runtime/boot/boot-report-schema'
import { denials } from '../runtime/denials'
import { downloadWish } from '../runtime/downloads/download-schema'
import type { Answer, Call, Parameter } from './api-call'
import { refused, together } from './api-call'
import { accessToken, keySet, licenseToken, lock, siteConfig } from './response-schemas'
import { knownTag } from './shop-calls'

const core: Parameter = {
  name: 'X-VRS-Core',
  in: 'header',
  description: 'The version of vrs-core that asks; only versions that run on it are named.',
}

const archived = { 403: ['PROJECT_ARCHIVED'] }
const unchanged = { description: 'Nothing has changed since.' }

const ofRuntime = (call: Omit<Call, 'tag' | 'who' | 'limit'>): Call => ({
  tag: 'Runtimes',
  who: 'runtime',
  limit: 'runtimes',
  ...call,
})

const archiveHeaders = {
  ETag: 'The SHA-256 of the whole archive.',
  'Repr-Digest': 'The same digest as RFC 9530 writes it.',
  'X-VRS-Manifest': 'The manifest as a compact JWS, signed by the publisher.',
  'Accept-Ranges': '`bytes`',
}

const archive = (description: string, headers = {}): Answer => ({
  description,
  type: 'application/zip',
  schema: z.string().describe('Bytes.'),
  headers: { ...archiveHeaders, ...headers },
})

const settings: readonly Call[] = [
  ofRuntime({
    method: 'get',
    path: '/api/v1/projects/:id/config',
    summary: 'What a site is and must run',
    parameters: [core, knownTag],
    answers: {
      200: {
        description: 'The project and its lock: exact versions of all that is licensed.',
        schema: siteConfig,
        headers: { ETag: 'Changes when there is something to do.' },
      },
      304: unchanged,
    },
    refusals: archived,
  }),
  ofRuntime({
    method: 'get',
    path: '/api/v1/projects/:id/plugins',
    summary: 'The lock alone',
    parameters: [core, knownTag],
    answers: {
      200: {
        description: 'Exact versions of all that is licensed.',
        schema: lock,
        headers: { ETag: 'Changes with the lock.' },
      },
      304: unchanged,
    },
    refusals: archived,
  }),
  ofRuntime({
    method: 'get',
    path: '/api/v1/projects/:id/license-token',
    summary: 'The license to run without us',
    answers: {
      200: { description: 'What may run and until when, signed.', schema: licenseToken },
    },
    refusals: archived,
  }),
]

/** What a site's runtime asks, in the order in which it does. */
export const runtimeCalls: readonly Call[] = [
  {
    method: 'post',
    path: '/api/v1/projects/:id/token',
    tag: 'Runtimes',
    who: 'key',
    limit: 'runtimes',
    summary: 'An access token for a runtime key',
    answers: {
      200: { description: 'A token for the calls of this project.', schema: accessToken },
    },
    refusals: refused('UNAUTHENTICATED', 'NOT_FOUND'),
  },
  ...settings,
  ofRuntime({
    method: 'post',
    path: '/api/v1/plugins/:name/download',
    summary: 'The archive of a plugin',
    description:
      'Without `version`, the one that the lock names. A denial carries `link`, where it is mended.',
    parameters: [
      core,
      { name: 'Range', in: 'header', description: 'One range of bytes, to go on where one was.' },
      { name: 'If-Range', in: 'header', description: 'The ETag that the range belongs to.' },
    ],
    body: { description: 'Which version. At most 4 KiB.', schema: downloadWish, required: false },
    answers: {
      200: archive('The whole archive.'),
      206: archive('The range that was asked for.', { 'Content-Range': 'Which bytes.' }),
    },
    refusals: together(
      { 403: denials, 416: ['RANGE_NOT_SATISFIABLE'], 500: ['ARCHIVE_DAMAGED'] },
      refused('INVALID', 'BAD_JSON'),
    ),
  }),
  ofRuntime({
    method: 'post',
    path: '/api/v1/projects/:id/boot',
    summary: 'The report of a runtime that has booted',
    description: 'Before a deployment has begun it is refused with 409: say it again soon.',
    body: { description: 'What runs now. At most 256 KiB.', schema: bootBody, required: true },
    answers: { 204: { description: 'Noted.' } },
    refusals: together(archived, refused('INVALID', 'BAD_JSON', 'NOT_DEPLOYED', 'WRONG_STATE')),
  }),
]

const keys = (path: string, summary: string): Call => ({
  method: 'get',
  path,
  tag: 'Keys',
  who: 'public',
  summary,
  answers: { 200: { description: 'A JWK set (RFC 7517) of Ed25519 keys.', schema: keySet } },
})

export const keyCalls: readonly Call[] = [
  keys('/.well-known/jwks.json', 'Our public keys, for access and license tokens'),
  keys('/.well-known/publisher-jwks.json', "The publisher's public keys, for manifests"),
]
