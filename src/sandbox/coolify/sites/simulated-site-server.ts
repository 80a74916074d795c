import { type CoolifyStore, getApplicationVariables } from '../store/coolify-store'
import type { ApplicationDocument } from '../store/documents'
import { readLocalCoreVersion } from './boot-reporter'

const readProjectId = (world: CoolifyStore, application: ApplicationDocument) =>
  getApplicationVariables(world, application.uuid).find(({ key }) => key === 'VRS_PROJECT_ID')
    ?.value ?? ''

const respondForSite = (world: CoolifyStore, application: ApplicationDocument, url: URL) => {
  if (url.pathname !== '/health')
    return new Response(`${application.name} is only said to run.`, { status: 200 })
  const nonce = url.searchParams.get('nonce')
  return Response.json({
    state: 'ready',
    projectId: readProjectId(world, application),
    bootId: application.light?.bootId,
    coreVersion: readLocalCoreVersion(),
    plugins: [],
    ...(nonce ? { nonce: nonce.slice(0, 128) } : {}),
  })
}

/** One loopback port that answers for all sites that are no process. */
export const openSimulatedSiteServer = (
  world: CoolifyStore,
  find: (host: string) => ApplicationDocument | undefined,
) =>
  Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    idleTimeout: 0,
    fetch: (request) => {
      const host = (request.headers.get('host') ?? '').replace(/:\d+$/, '')
      const application = find(host)
      return application
        ? respondForSite(world, application, new URL(request.url))
        : new Response('No site is here.', { status: 421 })
    },
  })
