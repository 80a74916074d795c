import { account } from './account'
import { availability } from './availability'
import { bringing } from './bringing'
import type { Method } from './call'
import { contacts } from './contacts'
import { desk } from './desk'
import { holding } from './holding'
import { records } from './records'
import { zones } from './zones'

export const methods: Record<string, Method> = {
  ...account,
  ...availability,
  ...bringing,
  ...contacts,
  ...desk,
  ...holding,
  ...records,
  ...zones,
}
