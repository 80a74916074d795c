import { account } from './account'
import { availability } from './availability'
import { bringing } from './bringing'
import type { Method } from './call'
import { contacts } from './contacts'
import { desk } from './desk'
import { history } from './history'
import { holding } from './holding'
import { records } from './records'
import { registries } from './registries'
import { renewing } from './renewing'
import { zones } from './zones'

export const methods: Record<string, Method> = {
  ...account,
  ...availability,
  ...bringing,
  ...contacts,
  ...desk,
  ...history,
  ...holding,
  ...records,
  ...registries,
  ...renewing,
  ...zones,
}
