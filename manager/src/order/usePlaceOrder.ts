import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { OrderServiceDocument, type OrderServiceInput, type UserProblemFragment } from '../graphql/generated/graphql'
import { useClick } from '../graphql/useClick'
import { useTold } from '../ui/useTold'

type Wanted = Omit<OrderServiceInput, 'idempotencyKey'>

/** Orders by one click and goes on to the order; a refusal is given back. */
export function usePlaceOrder() {
  const navigate = useNavigate()
  const told = useTold()
  const orderService = useClick(OrderServiceDocument)
  const [placing, setPlacing] = useState(false)
  const [problems, setProblems] = useState<readonly UserProblemFragment[]>([])

  const place = async (wanted: Wanted): Promise<void> => {
    setPlacing(true)
    setProblems([])
    try {
      const { orderService: payload } = await orderService(idempotencyKey => ({ ...wanted, idempotencyKey }))
      if (payload.order) await navigate(`/orders/${payload.order.id}`)
      else setProblems(payload.userErrors)
    } catch (error) {
      told.failed(error, () => void place(wanted))
    } finally {
      setPlacing(false)
    }
  }

  return { place, placing, problems }
}
