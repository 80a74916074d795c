import type { reassurances as de } from '../../de/troubles/reassurances'

export const reassurances: typeof de = {
  delayed: 'This takes a little longer than usual. There is nothing for you to do.',
  ours: 'We are taking care of it. There is nothing for you to do.',
}
