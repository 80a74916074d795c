import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from '../plugin-contract'

const timeoutMs = 10_000

/** Imports `<name>/index.js` of an installed copy and checks the shape of its export; throws. */
export const loadPlugin = async (folder: string, name: string): Promise<Plugin> => {
  const entry = pathToFileURL(join(folder, name, 'index.js')).href
  const module = (await withTimeout(import(entry), `import of ${name}`)) as { plugin?: unknown }
  return checkPluginShape(module.plugin)
}

/** Rejects when `work` takes too long, so that one plugin cannot block the site. */
export const withTimeout = async <T>(work: T | Promise<T>, label: string): Promise<T> => {
  let timer: Timer | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${label}: expected an end within ${timeoutMs} ms`)),
      timeoutMs,
    )
  })
  try {
    return await Promise.race([work, timeout])
  } finally {
    clearTimeout(timer)
  }
}

const checkPluginShape = (value: unknown): Plugin => {
  if (typeof value !== 'object' || value === null)
    throw new Error('expected an export "plugin", found none')
  const plugin = value as Record<string, unknown>
  for (const key of ['routes', 'admin', 'home'])
    if (plugin[key] !== undefined && typeof plugin[key] !== 'function')
      throw new Error(`plugin.${key}: expected a function, found ${typeof plugin[key]}`)
  for (const key of ['navigation', 'settings'])
    if (plugin[key] !== undefined && !Array.isArray(plugin[key]))
      throw new Error(`plugin.${key}: expected a list, found ${typeof plugin[key]}`)
  for (const { href, label } of (plugin.navigation ?? []) as Record<string, unknown>[])
    if (typeof href !== 'string' || !/^\/(?!\/)/.test(href) || typeof label !== 'string')
      throw new Error('plugin.navigation: expected entries with a path "href" and a text "label"')
  for (const { key, label, kind } of (plugin.settings ?? []) as Record<string, unknown>[])
    if (![key, label, kind].every((text) => typeof text === 'string' && text !== ''))
      throw new Error('plugin.settings: expected entries with key, label and kind')
  return value as Plugin
}
