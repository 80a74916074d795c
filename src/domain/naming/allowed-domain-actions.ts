import type { ExistingProject } from '../project/state'
import type { AdditionalDomain } from './additional-domains'

/** How far an additional domain has come: from the stream, or from its row. */
export type AdditionalDomainFacts = {
  stage: AdditionalDomain['stage']
  stalledStep?: string | undefined
}

export const canResumeDomain = ({ stalledStep }: Pick<AdditionalDomainFacts, 'stalledStep'>) =>
  stalledStep !== undefined

/** Only a domain that answers already, so that no visitor meets a site without certificate. */
export const canMakePrimary = ({ stage }: Pick<AdditionalDomainFacts, 'stage'>) =>
  stage === 'served'

export const canRemoveDomain = ({ stage }: Pick<AdditionalDomainFacts, 'stage'>) =>
  stage !== 'dropped'

/** Domains are added only where a site runs and stays. */
export type AdditionalDomainsFacts = Pick<ExistingProject, 'stage' | 'moveState'>

export const canAddDomain = ({ stage, moveState }: AdditionalDomainsFacts) =>
  stage === 'live' && moveState !== 'moving'
