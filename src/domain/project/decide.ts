import type { ProjectEvent } from '../../../events/project'
import { RefusalError } from '../../../events/refusal-error'
import {
  decideAddDomain,
  decideConfirmDomainAcquired,
  decideConfirmDomainPointed,
  decideConfirmDomainReachable,
  decideConfirmDomainRemoved,
  decideConfirmDomainServed,
  decideConfirmPrimaryDomain,
  decideMakePrimary,
  decideRemoveDomain,
  decideResumeDomain,
  decideStallDomain,
} from '../naming/decide-additional-domain'
import type { ProjectCommand } from './commands'
import {
  decideChooseServer,
  decideMarkDone,
  decideReplaceDomain,
  decideReplaceTransferCode,
} from './corrections'
import { decideDeploy } from './deployment'
import {
  decideArchive,
  decideConfirmApplicationRemoval,
  decideConfirmDnsRemoval,
  decideReinstate,
  decideStartTeardown,
  decideSuspend,
} from './lifecycle'
import {
  decideApproveInvoice,
  decideCancelOrder,
  decideConfirmPayment,
  decideFailPayment,
  decideInvoiceRenewal,
  decidePlaceOrder,
  decideRequestPayment,
} from './payment'
import {
  decideAssignDomain,
  decideAssignServer,
  decideConfirmDns,
  decideConfirmPreparation,
  decideConfirmPropagation,
  decideFailDeployment,
  decideFinishDeployment,
  decideStartDeployment,
  decideVerifySite,
  decideWelcomeCustomer,
} from './provisioning'
import { decideRepair, decideRotateKey } from './repair'
import { decideRetireKeys } from './runtime-keys'
import {
  decidePause,
  decideReportBoot,
  decideResume,
  decideSkipStep,
  decideStall,
} from './stall-and-resume'
import type { ExistingProject, ProjectState } from './state'

type ExistingCommand = Exclude<ProjectCommand, { type: 'PlaceOrder' }>
type Decision<C> = (command: C, project: ExistingProject) => ProjectEvent[]
type Decisions = { [T in ExistingCommand['type']]: Decision<Extract<ExistingCommand, { type: T }>> }

const decisions: Decisions = {
  CancelOrder: decideCancelOrder,
  RequestPayment: decideRequestPayment,
  ApproveInvoice: decideApproveInvoice,
  ConfirmPayment: decideConfirmPayment,
  InvoiceRenewal: decideInvoiceRenewal,
  FailPayment: decideFailPayment,
  AssignServer: decideAssignServer,
  AssignDomain: decideAssignDomain,
  ConfirmDns: decideConfirmDns,
  ConfirmPropagation: decideConfirmPropagation,
  ConfirmPreparation: decideConfirmPreparation,
  StartDeployment: decideStartDeployment,
  FinishDeployment: decideFinishDeployment,
  FailDeployment: decideFailDeployment,
  ReportBoot: decideReportBoot,
  VerifySite: decideVerifySite,
  WelcomeCustomer: decideWelcomeCustomer,
  Stall: decideStall,
  Resume: decideResume,
  Pause: decidePause,
  Deploy: decideDeploy,
  Repair: decideRepair,
  RotateKey: decideRotateKey,
  RetireKeys: decideRetireKeys,
  SkipStep: decideSkipStep,
  MarkDone: decideMarkDone,
  ReplaceTransferCode: decideReplaceTransferCode,
  ReplaceDomain: decideReplaceDomain,
  ChooseServer: decideChooseServer,
  AddDomain: decideAddDomain,
  RemoveDomain: decideRemoveDomain,
  MakePrimary: decideMakePrimary,
  ResumeDomain: decideResumeDomain,
  StallDomain: decideStallDomain,
  ConfirmDomainAcquired: decideConfirmDomainAcquired,
  ConfirmDomainPointed: decideConfirmDomainPointed,
  ConfirmDomainReachable: decideConfirmDomainReachable,
  ConfirmDomainServed: decideConfirmDomainServed,
  ConfirmPrimaryDomain: decideConfirmPrimaryDomain,
  ConfirmDomainRemoved: decideConfirmDomainRemoved,
  Suspend: decideSuspend,
  Reinstate: decideReinstate,
  Archive: decideArchive,
  StartTeardown: decideStartTeardown,
  ConfirmApplicationRemoval: decideConfirmApplicationRemoval,
  ConfirmDnsRemoval: decideConfirmDnsRemoval,
}

/** What follows from a command; nothing when it is no news. Throws `Refused` when it may not be. */
export const decideProject = (
  projectId: string,
  command: ProjectCommand,
  project: ProjectState,
): ProjectEvent[] => {
  if (command.type === 'PlaceOrder') return decidePlaceOrder(command, project, projectId)
  if (project.stage === 'initial')
    throw new RefusalError('NO_ORDER', `expected an order of project ${projectId}, found none`)
  const decision = decisions[command.type] as Decision<ExistingCommand>
  return decision(command, project)
}
