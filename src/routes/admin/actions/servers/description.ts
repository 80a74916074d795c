import { z } from 'zod'
import { ServerDescriptionFields } from '../../../../../views/admin/servers/server-actions'
import { defineServerAction } from './define-server-action'
import { serverName } from './server-input'

const maxDescriptionLength = 500

/** What a server is called here; at Coolify its name stays. */
export const description = defineServerAction({
  code: 'description',
  reasons: ['moreTelling', 'corrected', 'other'],
  plan: 'stated',
  Fields: ServerDescriptionFields,
  labels: (t) => ({ name: t.servers.name, description: t.servers.description }),
  isAllowed: () => true,
  input: () =>
    z.object({
      name: serverName,
      description: z.string().max(maxDescriptionLength, 'TOO_LONG').default(''),
    }),
  command: (fields) => ({ type: 'DescribeServer', data: { fields } }),
})
