/** `state`: of the rollout as it is shown or decided on. */
type RolloutFacts = { state: string }

export const canResumeRollout = ({ state }: RolloutFacts): boolean => state === 'halted'

export const canRollBack = ({ state }: RolloutFacts): boolean =>
  state === 'running' || state === 'halted'
