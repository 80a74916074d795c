import { SelectField } from '../../parts/select'
import { formatMoney } from '../../texts/format'
import type { ActionFieldsProps } from '../actions/action-view'
import { PurchasePaymentFields } from '../actions/purchase-fields'
import type { CyclePriceChoice, LicenseActionModel } from './license-view-model'

type Props = ActionFieldsProps<LicenseActionModel>

export const LicensePaymentFields = ({ model, ...props }: Props) => (
  <PurchasePaymentFields {...props} preferred={model.license.paymentMethod} />
)

const CycleField = (props: Props & { offers: readonly CyclePriceChoice[] | undefined }) => {
  const { t, prefix, values, errors, offers = [] } = props
  return (
    <SelectField
      {...{ t, prefix, errors }}
      name="cycle"
      label={t.licenses.cycle}
      required
      value={values?.cycle ?? offers[0]?.cycle}
      options={offers.map(({ cycle, netCents }) => [
        cycle,
        `${t.cycles[cycle]}, ${formatMoney(netCents, t.locale)}`,
      ])}
    />
  )
}

export const LicenseUpgradeFields = (props: Props) => (
  <>
    <CycleField {...props} offers={props.model.longer} />
    <LicensePaymentFields {...props} />
  </>
)

export const LicenseDowngradeFields = (props: Props) => (
  <CycleField {...props} offers={props.model.shorter} />
)
