/** Attacks on what does not exist here yet, by number: nothing can be said of them until it does. */
export const waiting: Readonly<Record<number, string>> = {
  105: 'a refund over what was captured: nothing is refunded to a card here, credit notes go to the next invoices',
  106: 'coupon race: there are no coupons',
  108: 'outgoing webhook to this machine: nothing is sent to addresses of customers',
  109: 'outgoing webhook to the metadata address: nothing is sent to addresses of customers',
  110: 'outgoing webhook to a decimal or octal address: nothing is sent to addresses of customers',
  111: 'outgoing webhook with DNS rebinding: nothing is sent to addresses of customers',
  112: 'outgoing webhook that is redirected inside: nothing is sent to addresses of customers',
  113: 'outgoing webhook to file: or gopher: nothing is sent to addresses of customers',
  117: 'payment notification of a wrong amount or currency: a notification carries neither, it is a hint to look the payment up',
}
