import type { DnsRequest, DnsResponse } from './message-codec'
import { classCodes, opcodes, rcodes } from './record-types'

export type AnswerQuestion = (question: { name: string; type: number }) => DnsResponse

const refusedOpcodes: number[] = [opcodes.NOTIFY, opcodes.UPDATE]
const answeredClasses: number[] = [classCodes.IN, classCodes.ANY]
const newestEdnsVersion = 0

/** What is refused before any zone is looked at; undefined when the question can be answered. */
const refuseRequest = ({ opcode, question, edns }: DnsRequest): number | undefined => {
  if (refusedOpcodes.includes(opcode)) return rcodes.REFUSED
  if (opcode !== opcodes.QUERY) return rcodes.NOTIMP
  if (!question) return rcodes.FORMERR
  if (edns && edns.version > newestEdnsVersion) return rcodes.BADVERS
  return answeredClasses.includes(question.class) ? undefined : rcodes.REFUSED
}

export const answerRequest = (request: DnsRequest, answer: AnswerQuestion): DnsResponse => {
  const rcode = refuseRequest(request)
  if (rcode !== undefined) return { rcode }
  return request.question ? answer(request.question) : { rcode: rcodes.FORMERR }
}
