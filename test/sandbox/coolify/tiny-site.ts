/** A site in ten lines: healthy unless told otherwise, and it shows what it was given. */
const { PORT, HOST, MOOD, GREETING, VRS_CORE_DATA_DIR } = process.env
console.log(`greeting ${GREETING}`)
if (MOOD === 'broken') process.exit(3)
Bun.serve({
  port: Number(PORT),
  hostname: HOST ?? '127.0.0.1',
  fetch: async (request) => {
    const { pathname } = new URL(request.url)
    if (pathname === '/headers') return Response.json(Object.fromEntries(request.headers))
    if (pathname === '/echo') return new Response(request.body)
    if (pathname === '/crash') process.exit(9)
    return Response.json({
      pid: process.pid,
      greeting: GREETING,
      data: VRS_CORE_DATA_DIR,
      env: Object.keys(process.env),
    })
  },
})
