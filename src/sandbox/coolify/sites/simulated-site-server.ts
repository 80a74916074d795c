import { variablesOf, type World } from '../store/coolify-store'
import type { Application } from '../store/documents'
import { coreVersion } from './boot-reporter'

const projectOf = (world: World, application: Application) =>
  variablesOf(world, application.uuid).find(({ key }) => key === 'VRS_PROJECT_ID')?.value ?? ''

const answer = (world: World, application: Application, url: URL) => {
  if (url.pathname !== '/health')
    return new Response(`${application.name} is only said to run.`, { status: 200 })
  const nonce = url.searchParams.get('nonce')
  return Response.json({
    state: 'ready',
    projectId: projectOf(world, application),
    bootId: application.light?.bootId,
    coreVersion: coreVersion(),
    plugins: [],
    ...(nonce ? { nonce: nonce.slice(0, 128) } : {}),
  })
}

/** One loopback port that answers for all sites that are no process. */
export const openLightDoor = (world: World, find: (host: string) => Application | undefined) =>
  Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    idleTimeout: 0,
    fetch: (request) => {
      const host = (request.headers.get('host') ?? '').replace(/:\d+$/, '')
      const application = find(host)
      return application
        ? answer(world, application, new URL(request.url))
        : new Response('No site is here.', { status: 421 })
    },
  })
