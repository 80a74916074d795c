import { describe, test } from 'bun:test'
import type { EventOf } from '../../../events'
import { categoryStream } from '../../../events/streams'
import type { CategoryCommand } from '../../../src/domain/catalogue/decide-category'
import { categoryDecider } from '../../../src/domain/catalogue/decide-category'
import { deciderSpecification } from '../../support/decider-specification'
import { createCatalogueFacts } from './catalogue-facts'

const givenCategory = (plugins: { name: string; category: string }[] = []) =>
  deciderSpecification<CategoryCommand>(categoryStream('web'), (command, events) =>
    categoryDecider.decide('web', command, events, createCatalogueFacts({ plugins })),
  )
const given = givenCategory()

const look = { displayName: 'Web', icon: 'globe', color: '#2563eb', order: 1 }
const named: EventOf<'CategoryNamed'> = { type: 'CategoryNamed', data: { code: 'web', ...look } }
const described: EventOf<'CategoryDescribed'> = {
  type: 'CategoryDescribed',
  data: { fields: { displayNameEn: 'Website' } },
}
const dropped: EventOf<'CategoryDropped'> = { type: 'CategoryDropped', data: {} }
const fields = { displayNameEn: 'Website' }

const command = (
  type: 'NameCategory' | 'RenameCategory',
  change: Partial<typeof look> & { fields?: Record<string, string> } = {},
): CategoryCommand => ({ type, data: { ...look, fields, ...change } })

describe('a category', () => {
  test('is named with its texts', () => {
    given().when(command('NameCategory')).then(named, described)
    given()
      .when(command('NameCategory', { fields: {} }))
      .then(named)
    given(named, dropped).when(command('NameCategory')).then(named, described)
  })

  test('is named once: the same again says nothing, another one needs a code of its own', () => {
    given(named, described).when(command('NameCategory')).thenNothing()
    given(named)
      .when(command('NameCategory', { order: 2, fields: {} }))
      .thenRefused('CODE_TAKEN')
  })

  test('gets other names and texts, each only where it is another one', () => {
    const renamed = { ...named, data: { ...named.data, displayName: 'Netz' } }
    given(named, described).when(command('RenameCategory')).thenNothing()
    given(named, described)
      .when(command('RenameCategory', { displayName: 'Netz' }))
      .then(renamed)
    given(named).when(command('RenameCategory')).then(described)
    given(named, described)
      .when(command('RenameCategory', { fields: {} }))
      .then({ ...described, data: { fields: {} } })
    given().when(command('RenameCategory')).thenRefused('WRONG_STATE')
    given(named, dropped).when(command('RenameCategory')).thenRefused('WRONG_STATE')
  })

  test('is dropped when no plugin stands in it', () => {
    given(named).when({ type: 'DropCategory' }).then(dropped)
    given(named, dropped).when({ type: 'DropCategory' }).thenNothing()
    given().when({ type: 'DropCategory' }).thenRefused('WRONG_STATE')
    givenCategory([{ name: 'seo', category: 'web' }])(named)
      .when({ type: 'DropCategory' })
      .thenRefused('CATEGORY_IN_USE')
    givenCategory([{ name: 'seo', category: 'other' }])(named)
      .when({ type: 'DropCategory' })
      .then(dropped)
  })
})
