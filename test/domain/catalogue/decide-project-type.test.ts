import { describe, test } from 'bun:test'
import type { EventOf } from '../../../events'
import { projectTypeStream } from '../../../events/streams'
import type { CatalogueFacts } from '../../../src/domain/catalogue/catalogue-decider'
import type { ProjectTypeCommand } from '../../../src/domain/catalogue/decide-project-type'
import { projectTypeDecider } from '../../../src/domain/catalogue/decide-project-type'
import { deciderSpecification } from '../../support/decider-specification'
import { createCatalogueFacts } from './catalogue-facts'

const givenWith = (facts: CatalogueFacts) =>
  deciderSpecification<ProjectTypeCommand>(projectTypeStream('shop'), (command, events) =>
    projectTypeDecider.decide('shop', command, events, facts),
  )
const given = givenWith(createCatalogueFacts())

const { offer } = createCatalogueFacts()
const asBase = createCatalogueFacts({
  offer: { ...offer, projectTypes: [{ code: 'shop', isFree: false, isBase: true }] },
})
const bundle = {
  code: 'starter',
  displayName: 'Starter',
  projectType: 'shop',
  billingCycle: 'monthly' as const,
  isDefault: true,
  plugins: ['kontakt'],
  discountPercent: 0,
}

const terms = { displayName: 'Laden', trialDays: 14, isFree: false, order: 2 }
const fields = { displayNameEn: 'Shop', icon: 'box' }
const offered: EventOf<'ProjectTypeOffered'> = {
  type: 'ProjectTypeOffered',
  data: { code: 'shop', ...terms },
}
const described: EventOf<'ProjectTypeDescribed'> = {
  type: 'ProjectTypeDescribed',
  data: { fields },
}
const chosen: EventOf<'BaseTypeChosen'> = { type: 'BaseTypeChosen', data: {} }
const withdrawn: EventOf<'ProjectTypeWithdrawn'> = { type: 'ProjectTypeWithdrawn', data: {} }

const command = (
  type: 'OfferProjectType' | 'ChangeProjectType',
  change: Partial<typeof terms> = {},
): ProjectTypeCommand => ({ type, data: { ...terms, fields, ...change } })

describe('a project type', () => {
  test('is offered once, and again after it was withdrawn', () => {
    given().when(command('OfferProjectType')).then(offered, described)
    given(offered, described).when(command('OfferProjectType')).thenNothing()
    given(offered, described)
      .when(command('OfferProjectType', { trialDays: 7 }))
      .thenRefused('CODE_TAKEN')
    given(offered, described, withdrawn).when(command('OfferProjectType')).then(offered)
  })

  test('gets other terms', () => {
    const longer = { ...offered, data: { ...offered.data, trialDays: 30 } }
    given(offered, described)
      .when(command('ChangeProjectType', { trialDays: 30 }))
      .then(longer)
    given(offered, described).when(command('ChangeProjectType')).thenNothing()
    given(offered).when(command('ChangeProjectType')).then(described)
    given().when(command('ChangeProjectType')).thenRefused('WRONG_STATE')
    given(offered, withdrawn).when(command('ChangeProjectType')).thenRefused('WRONG_STATE')
    givenWith(asBase)(offered)
      .when(command('ChangeProjectType', { isFree: true }))
      .thenRefused('FREE_BASE_TYPE')
  })

  test('becomes the base of the prices', () => {
    given(offered).when({ type: 'ChooseBaseType' }).then(chosen)
    givenWith(asBase)(offered, chosen).when({ type: 'ChooseBaseType' }).thenNothing()
    // Another type has been the base in between.
    given(offered, chosen).when({ type: 'ChooseBaseType' }).then(chosen)
    given(offered, withdrawn).when({ type: 'ChooseBaseType' }).thenRefused('WRONG_STATE')
    given({ ...offered, data: { ...offered.data, isFree: true } })
      .when({ type: 'ChooseBaseType' })
      .thenRefused('FREE_BASE_TYPE')
  })

  test('is withdrawn, but not while it is the base or bundles are offered for it', () => {
    given(offered).when({ type: 'WithdrawProjectType' }).then(withdrawn)
    given(offered, withdrawn).when({ type: 'WithdrawProjectType' }).thenNothing()
    given().when({ type: 'WithdrawProjectType' }).thenRefused('WRONG_STATE')
    givenWith(asBase)(offered, chosen)
      .when({ type: 'WithdrawProjectType' })
      .thenRefused('BASE_TYPE_NEEDED')
    givenWith(createCatalogueFacts({ bundles: [bundle] }))(offered)
      .when({ type: 'WithdrawProjectType' })
      .thenRefused('TYPE_HAS_BUNDLES')
  })
})
