import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OrderHandle } from './order-client'
import { fetchInventory } from './order-client'
import type { ServiceProcess } from './service-process'

const readSandboxFile = (running: ServiceProcess, name: string) =>
  JSON.parse(readFileSync(join(running.dataDir, 'sandbox', name), 'utf8'))

/** The environment of an order's application, as Coolify's API tells it. */
export const fetchSiteEnvironment = async (
  running: ServiceProcess,
  { projectId }: Pick<OrderHandle, 'projectId'>,
): Promise<Record<string, string>> => {
  const { coolify } = await fetchInventory(running)
  const app = coolify.applications.find(({ name }) => name.endsWith(projectId.slice(-8)))
  if (!app) throw new Error(`expected an application of project ${projectId}, found none`)
  const { coolifyToken } = readSandboxFile(running, 'credentials.json')
  const { coolify: port } = readSandboxFile(running, 'ports.json')
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/applications/${app.uuid}/envs`, {
    headers: { authorization: `Bearer ${coolifyToken}` },
  })
  const found = (await answer.json()) as { key: string; value: string }[]
  return Object.fromEntries(found.map(({ key, value }) => [key, value]))
}

export type RuntimeRequest = (path: string, init?: RequestInit) => Promise<Response>

/** What the site of this order proves itself with: its key, and a fresh access token. */
export const fetchRuntimeCredentials = async (
  running: ServiceProcess,
  order: Pick<OrderHandle, 'projectId'>,
): Promise<{ key: string; accessToken: string }> => {
  const { VRS_MARKETPLACE_KEY: key = '' } = await fetchSiteEnvironment(running, order)
  const project = `${running.url}/api/v1/projects/${order.projectId}`
  const answer = await fetch(`${project}/token`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
  })
  if (answer.status !== 200) throw new Error(`expected a token, found ${answer.status}`)
  const { accessToken } = (await answer.json()) as { accessToken: string }
  return { key, accessToken }
}

/** Calls the marketplace as the site of this order does: with a fresh access token. */
export const authorizeRuntime = async (
  running: ServiceProcess,
  order: Pick<OrderHandle, 'projectId'>,
): Promise<RuntimeRequest> => {
  const { accessToken } = await fetchRuntimeCredentials(running, order)
  return (path, init = {}) =>
    fetch(`${running.url}/api/v1${path}`, {
      ...init,
      headers: { ...(init.headers as object), authorization: `Bearer ${accessToken}` },
    })
}
