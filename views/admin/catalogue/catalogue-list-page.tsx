import { hasPermission } from '../../../src/domain/staff/permissions'
import type { StaffPageFrame } from '../../layout/page-frame'
import { FetchedActLink } from '../../parts/act-dialog'
import { EmptyState } from '../../parts/empty-state'
import type { Texts } from '../../texts/de'
import { formatNumber } from '../../texts/format'
import { ActionDialog } from '../actions/action-dialog'
import type { RefusedForm } from '../actions/action-view'
import { CatalogueShell, catalogueTabPath } from './catalogue-shell'
import type {
  CatalogueItem,
  CatalogueListModel,
  CatalogueSectionView,
  CatalogueTab,
} from './catalogue-view-model'

const newItemId = 'act-new'

const AddLink = ({ tab, label }: { tab: CatalogueTab; label: string }) => (
  <FetchedActLink
    id={newItemId}
    href={`${catalogueTabPath(tab)}/new`}
    label={label}
    tone=" primary"
  />
)

type DialogProps<Item extends CatalogueItem, Choices> = {
  t: Texts
  view: Pick<CatalogueSectionView<Item, Choices>, 'tab'>
  model: Pick<CatalogueListModel<Item, Choices>, 'choices' | 'createAction'>
  refused: RefusedForm
}

/** The form of a new item. */
export const NewItemDialog = <Item extends CatalogueItem, Choices>({
  t,
  view,
  model,
  refused,
}: DialogProps<Item, Choices>) => (
  <ActionDialog
    t={t}
    id={newItemId}
    action={model.createAction}
    model={{ choices: model.choices }}
    url={catalogueTabPath(view.tab)}
    closeHref={catalogueTabPath(view.tab)}
    prefix="new-"
    refused={refused}
  />
)

type Props<Item extends CatalogueItem, Choices> = {
  frame: StaffPageFrame
  view: CatalogueSectionView<Item, Choices>
  model: CatalogueListModel<Item, Choices>
}

/** All items of one kind, offered or withdrawn. */
export const CatalogueListPage = <Item extends CatalogueItem, Choices>({
  frame,
  view,
  model,
}: Props<Item, Choices>) => {
  const { t, viewer } = frame
  const { Table, tab } = view
  const { items, choices } = model
  const texts = view.texts(t)
  const canManage = hasPermission(viewer.role, 'manage')
  return (
    <CatalogueShell frame={frame} title={texts.title} tab={tab}>
      <div class="head">
        <div>
          <h1>{texts.title}</h1>
          <div class="facts">
            <span>{texts.count(formatNumber(items.length, t.locale), items.length === 1)}</span>
            <span>{texts.intro}</span>
          </div>
        </div>
        {canManage && items.length > 0 && <AddLink tab={tab} label={texts.add} />}
      </div>
      <section class="card" aria-label={texts.all}>
        {items.length > 0 ? (
          <Table t={t} items={items} choices={choices} />
        ) : (
          <EmptyState
            title={texts.emptyTitle}
            text={canManage ? texts.emptyText : texts.emptyReader}
          >
            {canManage && <AddLink tab={tab} label={texts.add} />}
          </EmptyState>
        )}
      </section>
      {model.created && <NewItemDialog t={t} view={view} model={model} refused={model.created} />}
    </CatalogueShell>
  )
}
