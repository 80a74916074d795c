import { afterAll, describe, expect, test } from 'bun:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import { denialCodes } from '../../../events/refusal-codes'
import { sandboxOperations } from '../../../src/main/sandbox-operations'
import { createOpenApiDocument } from '../../../src/routes/docs/open-api-document'
import { httpStatusOf } from '../../../src/routes/http/problem'
import { createSandboxConsole } from '../../../src/sandbox/console/sandbox-console'
import type { Sandbox } from '../../../src/sandbox/open-sandbox'
import { refusalTexts } from '../../../views/texts/en/refusals'
import { openFullApp } from '../support/full-app'
import { listOperations, listReferences, type OpenApiJson } from './openapi-operations'

const app = await openFullApp()
const document = (await (await fetch(`${app.url}/openapi.json`)).json()) as OpenApiJson
afterAll(() => app.close())

const denials = new Set<string>(denialCodes)
const programPaths =
  /^\/(api\/|\.well-known\/|webhooks\/|livez|readyz|version|metrics|openapi\.json)/
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`

const sandboxDocument = () =>
  createOpenApiDocument(
    sandboxOperations.map((declaration) => ({ declaration, permission: 'public' })),
    { version: '1.0.0', publicUrl: 'http://localhost:3000' },
  ) as unknown as OpenApiJson

describe('the description', () => {
  test('has every call that programs may make, and no other', () => {
    const served = app.named.filter(({ path }) => programPaths.test(path)).map(nameOf)
    const declared = app.named.filter(({ declaration }) => declaration)
    expect(declared.map(nameOf).toSorted()).toEqual(served.toSorted())
    const described = listOperations(document).map(nameOf)
    expect(described.toSorted()).toEqual(
      declared
        .map(({ method, path }) => nameOf({ method, path: path.replaceAll(/:(\w+)/g, '{$1}') }))
        .toSorted(),
    )
  })

  test('names the credentials that the guard of the route takes', () => {
    const schemeByPermission: Record<string, string[]> = {
      public: [],
      order: ['orderToken', 'session', 'apiToken'],
      runtime: ['accessToken'],
      operator: ['metricsToken'],
      'projects:write': ['apiToken'],
      'projects:deploy': ['apiToken'],
      publish: ['apiToken'],
    }
    for (const { method, permission, declaration } of app.named) {
      if (!declaration) continue
      const { credential } = declaration
      const expected = credential ? [credential] : schemeByPermission[permission]
      const { security = [] } = document.paths[declaration.path]?.[method] ?? {}
      const name = nameOf(declaration)
      expect([name, security.flatMap(Object.keys)]).toEqual([name, expected as string[]])
      if (credential) expect([name, permission]).toEqual([name, 'public'])
    }
  })

  test('says where a key may be left out', () => {
    const securityOf = (path: string) => document.paths[path]?.get?.security
    expect(securityOf('/api/plugins')).toEqual([{ satelliteKey: [] }, {}])
    expect(securityOf('/api/plugins/{name}')).toEqual([{ satelliteKey: [] }, {}])
    expect(securityOf('/api/projects/me')).toEqual([{ satelliteKey: [] }])
    expect(securityOf('/api/project-types')).toEqual([])
  })

  test('is OpenAPI 3.1', async () => {
    expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true })
    expect(document.openapi).toMatch(/^3\.1\.\d$/)
    expect(document.info).toMatchObject({ title: 'VRS Marketplace', version: '0.1.0' })
    for (const ref of listReferences(document))
      expect(Object.keys(document.components.schemas)).toContain(ref.split('/').at(-1) ?? '')
    const ids = listOperations(document).map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('says all that an operation needs', () => {
    const tags = document.tags.map(({ name }) => name)
    const schemes = Object.keys(document.components.securitySchemes)
    for (const { path, method, operation } of listOperations(document)) {
      expect(path).toStartWith('/')
      expect(['get', 'post', 'delete']).toContain(method)
      expect(operation.operationId).toMatch(/^[a-z][A-Za-z0-9]+$/)
      expect(operation.summary).not.toBe('')
      expect(tags).toContain(operation.tags[0] ?? '')
      for (const pass of operation.security)
        for (const scheme of Object.keys(pass)) expect(schemes).toContain(scheme)
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      const given = operation.parameters?.filter((one) => one.in === 'path') ?? []
      expect(given.map(({ name }) => name) as unknown[]).toEqual(inPath)
      for (const parameter of operation.parameters ?? []) {
        expect([path, parameter.name, parameter.description]).not.toContain('')
        expect(parameter.schema).toBeObject()
      }
      expect(Object.keys(operation.responses).some((status) => /^2\d\d$/.test(status))).toBeTrue()
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^[2-5]\d\d$/)
        expect(response.description).not.toBe('')
      }
    }
  })

  test('knows a sentence for each code, under the status that it comes with', () => {
    for (const described of [document, sandboxDocument()])
      for (const { operation } of listOperations(described))
        for (const [status, { description, content }] of Object.entries(operation.responses)) {
          if (!content?.['application/problem+json']) continue
          for (const [, code = ''] of description.matchAll(/`(\w+)`/g)) {
            expect([code, Object.hasOwn(refusalTexts.sentences, code)]).toEqual([code, true])
            // A site is denied with 403; an order that lacks the same is invalid.
            const expected = status === '403' && denials.has(code) ? 403 : httpStatusOf(code)
            expect([code, expected]).toEqual([code, Number(status)])
          }
        }
  })

  test('lists refusals of satellites as an error in JSON, and no problem', () => {
    const legacy = listOperations(document).filter(({ path }) => !path.startsWith('/api/v1/'))
    const called = legacy.filter(({ path }) => path.startsWith('/api/'))
    expect(called.length).toBeGreaterThan(8)
    for (const { path, operation } of called)
      for (const [status, { content = {} }] of Object.entries(operation.responses)) {
        if (Number(status) < 400) continue
        expect([path, status, Object.keys(content)]).toEqual([path, status, ['application/json']])
        expect(content['application/json']?.schema).toMatchObject({ required: ['error'] })
      }
  })

  test('shows the very schemas that requests are read with', () => {
    const post = document.paths['/api/v1/orders']?.post
    expect(post?.requestBody?.content['application/json']?.schema).toMatchObject({
      type: 'object',
      required: ['customer', 'projectType', 'name', 'slug', 'billingCycle', 'domain', 'payment'],
      properties: {
        name: { type: 'string', maxLength: 100 },
        bundle: { type: ['string', 'null'], maxLength: 64 },
        customer: { properties: { vatId: { pattern: '^[A-Za-z]{2}[A-Za-z0-9 .\\-/]*$' } } },
      },
    })
  })

  test('tells of limits and of what is refused', () => {
    const { responses = {} } = document.paths['/api/v1/orders']?.post ?? {}
    expect(Object.keys(responses)).toEqual(
      expect.arrayContaining(['201', '400', '409', '413', '415', '422', '429', '500']),
    )
    expect(responses['409']?.description).toContain('`SLUG_TAKEN`')
    expect(Object.keys(responses['429']?.headers ?? {})).toContain('Retry-After')
    expect(Object.keys(responses['201']?.headers ?? {})).toContain('RateLimit')
  })

  test('knows each switch of the sandbox', () => {
    const forPeople = /^(\/\*|\/|\/console\.css|\/faults\/clearance)$/
    const served = createSandboxConsole({} as Sandbox)
      .routes.filter(({ path }) => !forPeople.test(path))
      .map(({ method, path }) => `${method.toLowerCase()} /sandbox${path}`)
    expect(sandboxOperations.map(nameOf).toSorted()).toEqual(served.toSorted())
  })

  test('has the switches of the sandbox only in a sandbox', () => {
    expect(Object.keys(document.paths).some((path) => path.startsWith('/sandbox'))).toBeFalse()
    const { paths } = sandboxDocument()
    expect(Object.keys(paths)).toContain('/sandbox/faults')
    expect(Object.keys(paths['/sandbox/faults'] ?? {})).toEqual(['get', 'post', 'delete'])
  })

  test('is told again only when it has changed', async () => {
    const first = await fetch(`${app.url}/openapi.json`)
    const again = await fetch(`${app.url}/openapi.json`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    })
    expect([first.status, again.status]).toEqual([200, 304])
  })

  test.each(['de', 'en'])('is a page for people too, in %s', async (language) => {
    const answer = await fetch(`${app.url}/docs`, { headers: { 'accept-language': language } })
    expect(answer.status).toBe(200)
    const page = await answer.text()
    expect(page).toContain(`lang="${language}"`)
    for (const { path } of listOperations(document)) expect(page).toContain(path)
  })
})
