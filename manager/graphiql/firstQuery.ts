/** What is there when the explorer is opened for the first time. */
export const firstQuery = `# The services of the account that the token speaks for.
query MyServices($first: Int = 5) {
  services(first: $first) {
    totalCount
    nodes {
      id
      displayName
      universe
      contract {
        state
        autoRenew
        plan { code name }
        price { amount currency }
      }
      nextInvoice { date gross { amount currency } }
      server { state power datacenter { code } }
    }
  }
}
`
