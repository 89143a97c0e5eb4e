/** What the tests of billing ask for. */
export const orderServer = /* GraphQL */ `
  mutation ($key: ID!, $plan: String = "server-1", $method: ID) {
    orderService(input: { idempotencyKey: $key, planCode: $plan, paymentMethodId: $method }) {
      order {
        id
        state
        total {
          amount
          currency
        }
      }
      service {
        id
        state
        contract {
          state
          billedUntil
        }
      }
      invoice {
        id
        number
        state
        gross {
          amount
        }
        payments {
          state
        }
      }
      userErrors {
        code
        field
        retryable
      }
    }
  }
`

export const orderById = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      state
      service {
        id
      }
      invoice {
        id
        state
      }
    }
  }
`
