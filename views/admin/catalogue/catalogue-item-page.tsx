import { LatestEvents } from '../../audit/latest-events'
import type { StaffPageFrame } from '../../layout/page-frame'
import { addQuery } from '../../parts/add-query'
import { Card } from '../../parts/card'
import { OfferedAction } from '../actions/action-dialog'
import { CatalogueShell, catalogueTabPath } from './catalogue-shell'
import type { CatalogueItem, CatalogueItemModel, CatalogueItemView } from './catalogue-view-model'

type Props<Item extends CatalogueItem, Choices> = {
  frame: StaffPageFrame
  view: CatalogueItemView<Item, Choices>
  model: CatalogueItemModel<Item, Choices>
}

const placeOf = <Item extends CatalogueItem, Choices>({
  view,
  model: { item },
}: Omit<Props<Item, Choices>, 'frame'>) => {
  const listPath = catalogueTabPath(view.tab)
  return view.place?.(item) ?? { path: `${listPath}/${item.id}`, listPath }
}

const ItemActions = <Item extends CatalogueItem, Choices>({
  frame: { t },
  view,
  model,
}: Props<Item, Choices>) => {
  const { item, choices, refused } = model
  const { path } = placeOf({ view, model })
  return (
    <div class="row">
      {model.actions.map((action) => (
        <OfferedAction
          t={t}
          id={`act-${action.code}`}
          tone={
            action.isDangerous ? ' danger' : action.placement?.kind === 'next' ? ' primary' : ''
          }
          subject={item.displayName}
          action={action}
          model={{ item, choices }}
          url={`${path}/${action.code}`}
          closeHref={path}
          prefix={`${action.code}-`}
          submitName={action.isDangerous ? item.displayName : undefined}
          refused={refused?.action === action.code ? refused : undefined}
        />
      ))}
    </div>
  )
}

const ItemHead = <Item extends CatalogueItem, Choices>(props: Props<Item, Choices>) => {
  const { t } = props.frame
  const { item } = props.model
  return (
    <div class="head">
      <div>
        <div class="titleline">
          <h1>
            <bdi>{item.displayName}</bdi>
          </h1>
          {item.withdrawn && <span class="badge">{t.catalogue.withdrawn}</span>}
        </div>
        <div class="facts">
          <code>{item.id}</code>
        </div>
      </div>
      <ItemActions {...props} />
    </div>
  )
}

/** One item: what it is, what happened to it, and the actions on it. */
export const CatalogueItemPage = <Item extends CatalogueItem, Choices>(
  props: Props<Item, Choices>,
) => {
  const { frame, view, model } = props
  const { t, now } = frame
  const { item, choices, stream, latest, names } = model
  const { Facts } = view
  return (
    <CatalogueShell frame={frame} title={item.displayName} tab={view.tab}>
      <p class="facts back">
        <a href={placeOf(props).listPath}>{view.texts(t).all}</a>
      </p>
      <ItemHead {...props} />
      <div class="split">
        <Card id="facts" title={t.catalogue.facts}>
          <Facts t={t} item={item} choices={choices} />
        </Card>
        <LatestEvents
          t={t}
          now={now}
          title={t.catalogue.history}
          fullHistory={{ href: addQuery('/audit', { stream }), label: t.catalogue.wholeHistory }}
          latest={latest}
          names={names}
        />
      </div>
    </CatalogueShell>
  )
}
