import { formatDecimal } from '../../shared/domain/money'

/** A tax rate in per cent, without the decimals that say nothing: `20`, `8.5`. */
export function taxRateText({ taxRateE4 }: { readonly taxRateE4: bigint }): string {
  return formatDecimal(taxRateE4, 4).replace(/\.?0+$/, '')
}
