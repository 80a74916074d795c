/** A site that is healthy from its first moment, unless it is broken; the test reports its boot. */
const { PORT, HOST, VRS_PROJECT_ID, BROKEN } = process.env
if (BROKEN === 'yes') process.exit(3)
Bun.serve({
  port: Number(PORT),
  hostname: HOST ?? '127.0.0.1',
  fetch: () => Response.json({ projectId: VRS_PROJECT_ID, bootId: 'boot-1' }),
})

export {}
