import { type CoolifyStore, getApplicationVariables } from '../store/coolify-store'
import type { ApplicationDocument } from '../store/documents'
import { readLocalCoreVersion } from './boot-reporter'

const readProjectId = (store: CoolifyStore, application: ApplicationDocument) =>
  getApplicationVariables(store, application.uuid).find(({ key }) => key === 'VRS_PROJECT_ID')
    ?.value ?? ''

const respondForSite = (store: CoolifyStore, application: ApplicationDocument, url: URL) => {
  if (url.pathname !== '/health')
    return new Response(`${application.name} is simulated.`, { status: 200 })
  const nonce = url.searchParams.get('nonce')
  return Response.json({
    state: 'ready',
    projectId: readProjectId(store, application),
    bootId: application.light?.bootId,
    coreVersion: readLocalCoreVersion(),
    plugins: [],
    ...(nonce ? { nonce: nonce.slice(0, 128) } : {}),
  })
}

/** One loopback port that answers for all simulated sites. */
export const openSimulatedSiteServer = (
  store: CoolifyStore,
  findApplication: (host: string) => ApplicationDocument | undefined,
) =>
  Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    idleTimeout: 0,
    fetch: (request) => {
      const host = (request.headers.get('host') ?? '').replace(/:\d+$/, '')
      const application = findApplication(host)
      return application
        ? respondForSite(store, application, new URL(request.url))
        : new Response('There is no site of this name.', { status: 421 })
    },
  })
