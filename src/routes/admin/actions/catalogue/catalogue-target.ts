import { readCatalogueFacts } from '../../../../../projections/queries/catalogue'
import type { Locale } from '../../../../../views/texts/locale'
import { nameCatalogue } from '../../../../../views/texts/localize-catalogue'
import type { CatalogueDecider } from '../../../../domain/catalogue/catalogue-decider'
import {
  type CataloguePlan,
  planCatalogueEvents,
} from '../../../../domain/catalogue/catalogue-plan'
import { parseDomainName } from '../../../../domain/naming/parse-domain-name'
import type { CommandHandler } from '../../../../store/event-store/command-handler'
import { setFlashAt } from '../../../http/flash'
import { readFormFields } from '../../../http/form-fields'
import type { RequestContext } from '../../../http/permission-router'
import type { RouteDependencies } from '../../../http/route-dependencies'
import type { ActionKind, AdminAction } from '../define-action'
import type { ActionTarget } from '../execute-action'

/** An act on one stream of the catalogue; `id`: what follows the kind in the stream's name. */
export type CatalogueActionKind<
  Subject extends { id: string } = { id: string },
  Facts = unknown,
  Model = unknown,
  Command = unknown,
> = ActionKind<Subject, Facts, Model, Command>

type TargetSpec<Kind extends CatalogueActionKind> = Pick<
  ActionTarget<Kind>,
  'findSubject' | 'reload' | 'formTargetOf' | 'renderForm'
> & {
  decider: CatalogueDecider<Kind['command']>
  handlerOf: (commands: RouteDependencies['commands']) => CommandHandler<Kind['command']>
  /** Of the page that shows what became of it; there its event is said once. */
  pathAfter: (id: string, action: AdminAction<Kind>) => string
}

/** The plan is decided by the rules that carry the command out, on what stands there now. */
const planCommand = async <Command>(
  deps: Pick<RouteDependencies, 'sql' | 'store' | 'now' | 'catalogueSnapshot'>,
  decider: CatalogueDecider<Command>,
  id: string,
  command: Command,
  locale: Locale,
): Promise<CataloguePlan> => {
  const [facts, { events }, { catalogue }] = await Promise.all([
    readCatalogueFacts(deps.sql, deps.now()),
    deps.store.read(decider.streamOf(id)),
    deps.catalogueSnapshot(),
  ])
  return {
    events: planCatalogueEvents(decider, id, command, events, facts),
    names: nameCatalogue(catalogue, locale),
    prices: decider.calculatePrices?.(id, command, facts),
  }
}

/** How acts on the streams of one kind are planned, committed and answered. */
export const createCatalogueTarget = <Kind extends CatalogueActionKind>({
  decider,
  handlerOf,
  pathAfter,
  ...target
}: TargetSpec<Kind>): ActionTarget<Kind> => ({
  ...target,
  streamOf: ({ id }) => decider.streamOf(id),
  commit: (deps, context, { id }, command, options) =>
    handlerOf(deps.commands)(context, id, command, options),
  createPlan: async (deps, { id }, command, _, locale) => ({
    lines: [],
    unreachableVendors: [],
    catalogue: await planCommand(deps, decider, id, command, locale),
  }),
  respondWithSuccess: (c, deps, { id }, events, action) => {
    const path = pathAfter(id, action)
    setFlashAt(c, deps, path, events)
    return c.redirect(path, 303)
  },
})

/** What is new is named by its form. */
export const readTypedCode = async (c: RequestContext) => (await readFormFields(c)).code ?? ''

/** In lower-case ACE, as its stream is named. */
export const readTypedDomain = async (c: RequestContext) =>
  parseDomainName((await readFormFields(c)).name ?? '').name
