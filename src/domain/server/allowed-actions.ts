/** What decides which actions on a server are allowed: from its stream, or from its row. */
export type ServerFacts = {
  status: 'active' | 'maintenance' | 'offline'
  admission: 'open' | 'closed'
  occupiedSlots: number
}

export const canBringBack = ({ status }: Pick<ServerFacts, 'status'>) => status !== 'active'

export const canPutInMaintenance = ({ status }: Pick<ServerFacts, 'status'>) =>
  status !== 'maintenance'

export const canClose = ({ admission }: Pick<ServerFacts, 'admission'>) => admission === 'open'

export const canOpen = ({ admission }: Pick<ServerFacts, 'admission'>) => admission === 'closed'

export const canRemoveServer = ({ occupiedSlots }: Pick<ServerFacts, 'occupiedSlots'>) =>
  occupiedSlots === 0

/** How far the request for a server has come. */
export type ServerRequestFacts = { stage: string }

export const canRepeatValidation = ({ stage }: ServerRequestFacts) => stage === 'failed'

export const canWithdrawRequest = ({ stage }: ServerRequestFacts) =>
  stage === 'requested' || stage === 'failed'
