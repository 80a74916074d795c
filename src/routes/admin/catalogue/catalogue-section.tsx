import { listHistory } from '../../../../projections/queries/history'
import type { RefusedForm } from '../../../../views/admin/actions/action-view'
import { CatalogueItemPage } from '../../../../views/admin/catalogue/catalogue-item-page'
import {
  CatalogueListPage,
  NewItemDialog,
} from '../../../../views/admin/catalogue/catalogue-list-page'
import { catalogueTabPath } from '../../../../views/admin/catalogue/catalogue-shell'
import type {
  CatalogueItem,
  CatalogueSectionView,
} from '../../../../views/admin/catalogue/catalogue-view-model'
import type { Locale } from '../../../../views/texts/locale'
import { textsFor } from '../../../../views/texts/texts'
import type { CatalogueDecider } from '../../../domain/catalogue/catalogue-decider'
import { hasPermission } from '../../../domain/staff/permissions'
import type { CommandHandler } from '../../../store/event-store/command-handler'
import { loadHistoryNames } from '../../audit/history-names'
import { openReasonNotes } from '../../audit/reason-notes'
import { consumeFlashAt } from '../../http/flash'
import { currentStaff } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { respondWithNotFound } from '../../http/problem-pages'
import { wantsFragment } from '../../http/request-kind'
import { localeOf } from '../../http/request-locale'
import type { RouteDependencies } from '../../http/route-dependencies'
import { addActionRoute, addActionRoutes } from '../actions/action-routes'
import type {
  CatalogueItemKind,
  CatalogueItemSubject,
} from '../actions/catalogue/catalogue-item-kind'
import { createCatalogueTarget } from '../actions/catalogue/catalogue-target'
import type { AdminAction } from '../actions/define-action'

const maxLatestEvents = 8

/** The pages and acts of one kind of item. */
export type CatalogueSection<Item extends CatalogueItem, Choices, Command> = {
  view: CatalogueSectionView<Item, Choices>
  decider: CatalogueDecider<Command>
  handlerOf: (commands: RouteDependencies['commands']) => CommandHandler<Command>
  listItems: (deps: RouteDependencies) => Promise<readonly Item[]>
  loadChoices: (deps: RouteDependencies, locale: Locale) => Promise<Choices>
  /** How the form of a new item names it. */
  readTypedId: (c: RequestContext) => Promise<string>
  createAction: AdminAction<CatalogueItemKind<Item, Choices, Command>>
  actions: readonly AdminAction<CatalogueItemKind<Item, Choices, Command>>[]
  /** After it there is no page of the item. */
  removalCode?: string
}

/** Lists are short, and every page needs what a form offers to choose from. */
const loadSection = async <Item extends CatalogueItem, Choices, Command>(
  c: RequestContext,
  deps: RouteDependencies,
  { listItems, loadChoices }: CatalogueSection<Item, Choices, Command>,
) => {
  const [items, choices] = await Promise.all([listItems(deps), loadChoices(deps, localeOf(c))])
  return { items, choices }
}

type Refused = { form: RefusedForm; status: number }

const renderList = async <Item extends CatalogueItem, Choices, Command>(
  c: RequestContext,
  deps: RouteDependencies,
  section: CatalogueSection<Item, Choices, Command>,
  created?: Refused,
) => {
  const { view, createAction } = section
  const loaded = await loadSection(c, deps, section)
  const model = { ...loaded, createAction, created: created?.form }
  if (created && wantsFragment(c))
    return c.html(
      <NewItemDialog t={textsFor(localeOf(c))} view={view} model={model} refused={created.form} />,
      created.status as 200,
    )
  const frame = staffFrameOf(c, deps, currentStaff(c))
  const page = <CatalogueListPage frame={frame} view={view} model={model} />
  return c.html(page, (created?.status ?? 200) as 200)
}

const renderItem = async <Item extends CatalogueItem, Choices, Command>(
  c: RequestContext,
  deps: RouteDependencies,
  section: CatalogueSection<Item, Choices, Command>,
  { item, choices }: { item: Item; choices: Choices },
  refused?: Refused,
) => {
  const { view, decider, actions } = section
  const staff = currentStaff(c)
  const frame = staffFrameOf(c, deps, staff)
  const stream = decider.streamOf(item.id)
  const path = `${catalogueTabPath(view.tab)}/${item.id}`
  const entries = await listHistory(deps.sql, { stream, limit: maxLatestEvents })
  const [latest, names, toasts] = await Promise.all([
    openReasonNotes(deps, staff, entries),
    loadHistoryNames(deps, { viewer: staff.role, t: frame.t }, entries),
    refused ? [] : consumeFlashAt(c, deps, { staff, t: frame.t, stream, path }),
  ])
  const model = {
    item,
    choices,
    actions: hasPermission(staff.role, 'manage')
      ? actions.filter((action) => action.isAllowed(item))
      : [],
    stream,
    latest,
    names,
    refused: refused?.form,
  }
  const page = <CatalogueItemPage frame={{ ...frame, toasts }} view={view} model={model} />
  return c.html(page, (refused?.status ?? 200) as 200)
}

const findItem = async <Item extends CatalogueItem, Choices, Command>(
  c: RequestContext,
  deps: RouteDependencies,
  section: CatalogueSection<Item, Choices, Command>,
) => {
  const { items, choices } = await loadSection(c, deps, section)
  const id = c.req.param('id')
  const item = items.find((one) => one.id === id)
  return item && { id: item.id, item, choices }
}

const createTargets = <Item extends CatalogueItem, Choices, Command>(
  section: CatalogueSection<Item, Choices, Command>,
) => {
  type Kind = CatalogueItemKind<Item, Choices, Command>
  const { view, decider, handlerOf, removalCode } = section
  const listPath = catalogueTabPath(view.tab)
  const renderRefused = (
    c: RequestContext,
    deps: RouteDependencies,
    { item, choices }: CatalogueItemSubject<Item, Choices>,
    refused: Refused,
  ) =>
    item
      ? renderItem(c, deps, section, { item, choices }, refused)
      : renderList(c, deps, section, refused)
  const common = {
    decider,
    handlerOf,
    pathAfter: (id: string, { code }: { code: string }) =>
      code === removalCode ? listPath : `${listPath}/${id}`,
    renderForm: renderRefused,
  }
  return {
    newItem: createCatalogueTarget<Kind>({
      ...common,
      findSubject: async (c, deps) => ({
        id: await section.readTypedId(c),
        choices: await section.loadChoices(deps, localeOf(c)),
      }),
    }),
    item: createCatalogueTarget<Kind>({
      ...common,
      findSubject: (c, deps) => findItem(c, deps, section),
    }),
  }
}

/** GET the list, the form of a new item and each item; POST what is done to them, by admins alone. */
export const catalogueSectionRoutes = <Item extends CatalogueItem, Choices, Command>(
  router: PermissionRouter,
  deps: RouteDependencies,
  section: CatalogueSection<Item, Choices, Command>,
) => {
  const path = catalogueTabPath(section.view.tab)
  const targets = createTargets(section)
  const { createAction, actions } = section
  const blankForm = { action: createAction.code, values: {}, errors: [] }
  router.get(path, 'read', (c) => renderList(c, deps, section))
  router.get(`${path}/new`, 'manage', (c) =>
    renderList(c, deps, section, { form: blankForm, status: 200 }),
  )
  router.get(`${path}/:id`, 'read', async (c) => {
    const found = await findItem(c, deps, section)
    return found ? renderItem(c, deps, section, found) : respondWithNotFound(c, deps)
  })
  const permission = 'manage'
  addActionRoute(router, deps, { path, permission, action: createAction, target: targets.newItem })
  const parent = `${path}/:id`
  addActionRoutes(router, deps, { parent, permission, actions, target: targets.item })
}
