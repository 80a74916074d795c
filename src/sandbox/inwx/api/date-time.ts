/** A dateTime as the JSON interface tells it. */
export const toDateTime = (ms: number) => ({
  scalar: new Date(ms).toISOString().slice(0, 19).replaceAll('-', ''),
  xmlrpc_type: 'datetime',
  timestamp: Math.floor(ms / 1000),
})
