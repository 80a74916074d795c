import type { Stalled } from '../../projections/projects'
import type { ProjectAct, ProjectShown } from './project-shown'

/** What mends a trouble, as the catalogue of troubles says it. */
export type Mending =
  | 'retry'
  | 'correctAuthCode'
  | 'correctDomain'
  | 'chooseServer'
  | 'topUp'
  | 'skip'
  | 'wait'
  | 'markDone'
  | 'tellUs'

const actFor: Record<Mending, ProjectAct> = {
  retry: 'resumption',
  correctAuthCode: 'transfer-code',
  correctDomain: 'domain',
  chooseServer: 'server',
  topUp: 'resumption',
  skip: 'skip',
  wait: 'resumption',
  markDone: 'evidence',
  tellUs: 'resumption',
}

const corrections: Readonly<Record<string, Mending>> = {
  'inwx/2202': 'correctAuthCode',
  'inwx/AUTH_CODE_MISSING': 'correctAuthCode',
  'inwx/TRANSFER_FAILED': 'correctAuthCode',
  'inwx/2302': 'correctDomain',
  'inwx/REG_FAILED': 'correctDomain',
  'inwx/ZONE_MISSING': 'correctDomain',
  'coolify/409': 'correctDomain',
  'coolify/SERVER_UNREACHABLE': 'chooseServer',
}

const mendingOf = ({ vendor, code, step }: Stalled): Mending =>
  corrections[`${vendor}/${code}`] ?? (step === 'live' ? 'skip' : 'retry')

/** The one act that a stalled step offers; another try where what would mend it is not possible. */
export const mendingAct = ({ project, acts }: ProjectShown): ProjectAct | undefined => {
  if (!project.stalled) return undefined
  const act = actFor[mendingOf(project.stalled)]
  if (acts.includes(act)) return act
  return acts.includes('resumption') ? 'resumption' : undefined
}
