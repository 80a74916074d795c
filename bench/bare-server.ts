import { Hono } from 'hono'

/** Answers "ok" with nothing around it; prints its port once it listens. */
const app = new Hono().get('/', (c) => c.text('ok'))
const server = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: app.fetch })
console.log(server.port)
