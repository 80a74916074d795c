import type { ProjectEvent } from '../../../events/project'
import { Refused } from '../../../events/refusal-error'
import {
  addDomain,
  confirmBrought,
  confirmPointed,
  confirmPrimary,
  confirmReached,
  confirmRemoved,
  confirmServed,
  makePrimary,
  removeDomain,
  resumeDomain,
  stallDomain,
} from '../naming/decide-additional-domain'
import type { ProjectCommand } from './commands'
import { chooseServer, markDone, replaceDomain, replaceTransferCode } from './corrections'
import { deploy } from './deployment'
import {
  archive,
  confirmApplicationRemoval,
  confirmDnsRemoval,
  reinstate,
  startTeardown,
  suspend,
} from './lifecycle'
import {
  approveInvoice,
  cancelOrder,
  confirmPayment,
  failPayment,
  invoiceRenewal,
  placeOrder,
  requestPayment,
} from './payment'
import {
  assignDomain,
  assignServer,
  confirmDns,
  confirmPreparation,
  confirmPropagation,
  failDeployment,
  finishDeployment,
  startDeployment,
  verifySite,
  welcomeCustomer,
} from './provisioning'
import { repair, rotateKey } from './repair'
import { retireKeys } from './runtime-keys'
import { pause, reportBoot, resume, skipStep, stall } from './stall-and-resume'
import type { Born, Project } from './state'

type ExistingCommand = Exclude<ProjectCommand, { type: 'PlaceOrder' }>
type Decision<C> = (command: C, project: Born) => ProjectEvent[]
type Decisions = { [T in ExistingCommand['type']]: Decision<Extract<ExistingCommand, { type: T }>> }

const decisions: Decisions = {
  CancelOrder: cancelOrder,
  RequestPayment: requestPayment,
  ApproveInvoice: approveInvoice,
  ConfirmPayment: confirmPayment,
  InvoiceRenewal: invoiceRenewal,
  FailPayment: failPayment,
  AssignServer: assignServer,
  AssignDomain: assignDomain,
  ConfirmDns: confirmDns,
  ConfirmPropagation: confirmPropagation,
  ConfirmPreparation: confirmPreparation,
  StartDeployment: startDeployment,
  FinishDeployment: finishDeployment,
  FailDeployment: failDeployment,
  ReportBoot: reportBoot,
  VerifySite: verifySite,
  WelcomeCustomer: welcomeCustomer,
  Stall: stall,
  Resume: resume,
  Pause: pause,
  Deploy: deploy,
  Repair: repair,
  RotateKey: rotateKey,
  RetireKeys: retireKeys,
  SkipStep: skipStep,
  MarkDone: markDone,
  ReplaceTransferCode: replaceTransferCode,
  ReplaceDomain: replaceDomain,
  ChooseServer: chooseServer,
  AddDomain: addDomain,
  RemoveDomain: removeDomain,
  MakePrimary: makePrimary,
  ResumeDomain: resumeDomain,
  StallDomain: stallDomain,
  ConfirmBrought: confirmBrought,
  ConfirmPointed: confirmPointed,
  ConfirmReached: confirmReached,
  ConfirmServed: confirmServed,
  ConfirmPrimary: confirmPrimary,
  ConfirmRemoved: confirmRemoved,
  Suspend: suspend,
  Reinstate: reinstate,
  Archive: archive,
  StartTeardown: startTeardown,
  ConfirmApplicationRemoval: confirmApplicationRemoval,
  ConfirmDnsRemoval: confirmDnsRemoval,
}

/** What follows from a command; nothing when it is no news. Throws `Refused` when it may not be. */
export const decide = (
  projectId: string,
  command: ProjectCommand,
  project: Project,
): ProjectEvent[] => {
  if (command.type === 'PlaceOrder') return placeOrder(command, project, projectId)
  if (project.stage === 'unborn')
    throw new Refused('NO_ORDER', `expected an order of project ${projectId}, found none`)
  const decision = decisions[command.type] as Decision<ExistingCommand>
  return decision(command, project)
}
