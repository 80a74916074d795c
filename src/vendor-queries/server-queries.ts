import type { Coolify } from '../integrations/coolify/types'
import type { Questions } from './vendor-queries'

/** What routes ask of Coolify about servers. */
export const serverQuestions = (coolify: Coolify): Pick<Questions, 'serverKeys'> => ({
  serverKeys: () => coolify.privateKeys(),
})
