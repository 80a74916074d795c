import { signInviteToken } from '../../security/jws'
import type { StepContext } from '../engine/process'

/** The same link in every copy of one mail: all of it comes from the event that it follows. */
export const createInviteUrl = async (
  { cause, keys, project, publicUrl }: StepContext,
  siteUrl: string,
  email: string,
) => {
  const invite = await signInviteToken({
    key: await keys.getCurrent('license'),
    issuer: publicUrl,
    projectId: project.id,
    personId: project.customerId,
    email,
    jti: cause.id,
    now: new Date(cause.at),
  })
  return `${siteUrl}admin/welcome?invite=${invite}`
}
