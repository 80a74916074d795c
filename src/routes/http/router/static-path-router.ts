import type { Result, Router } from 'hono/router'
import { TrieRouter } from 'hono/router/trie-router'

const parameterPattern = /[:*{}?]/

/**
 * Hono's own router for paths as ours, but a GET of a path without parameters is looked for once and
 * not at each request, which took longer than our shortest routes do.
 */
export const createStaticPathRouter = <T>(): Router<T> => {
  const trie = new TrieRouter<T>()
  const staticPaths = new Set<string>()
  const results = new Map<string, Result<T>>()
  return {
    name: 'StaticPathRouter',
    add: (method, path, handler) => {
      trie.add(method, path, handler)
      results.clear()
      if (!parameterPattern.test(path)) staticPaths.add(path)
    },
    match: (method, path) => {
      if (method !== 'GET' || !staticPaths.has(path)) return trie.match(method, path)
      const known = results.get(path)
      if (known) return known
      const result = trie.match(method, path)
      results.set(path, result)
      return result
    },
  }
}
