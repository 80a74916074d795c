import type { Coolify } from '../integrations/coolify/coolify'
import type { Questions } from './questions'

/** What routes ask of Coolify about servers. */
export const serverQuestions = (coolify: Coolify): Pick<Questions, 'serverKeys'> => ({
  serverKeys: () => coolify.privateKeys(),
})
