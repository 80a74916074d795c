/** A site that is healthy from its first moment; its boot is reported by the test. */
const { PORT, HOST, VRS_PROJECT_ID } = process.env
Bun.serve({
  port: Number(PORT),
  hostname: HOST ?? '127.0.0.1',
  fetch: () => Response.json({ projectId: VRS_PROJECT_ID, bootId: 'boot-1' }),
})

export {}
