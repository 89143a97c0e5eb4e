import { createBrowserRouter } from 'react-router-dom'
import { Callback } from '../session/Callback'
import { NotFound } from './NotFound'
import { PageSkeleton } from './PageSkeleton'
import { RouteError } from './RouteError'
import { Shell } from './Shell'

/** Each page is a piece of its own, loaded when it is first opened. */
export const router = createBrowserRouter([
  { path: '/callback', element: <Callback />, errorElement: <RouteError /> },
  {
    element: <Shell />,
    errorElement: <RouteError />,
    children: [
      {
        errorElement: <RouteError />,
        hydrateFallbackElement: <PageSkeleton />,
        children: [
          { index: true, lazy: async () => ({ Component: (await import('../services/ServicesPage')).ServicesPage }) },
          {
            path: 'services/:id',
            lazy: async () => ({ Component: (await import('../service/ServicePage')).ServicePage }),
          },
          { path: 'order', lazy: async () => ({ Component: (await import('../order/CataloguePage')).CataloguePage }) },
          {
            path: 'order/:code',
            lazy: async () => ({ Component: (await import('../order/ConfigurePage')).ConfigurePage }),
          },
          { path: 'orders/:id', lazy: async () => ({ Component: (await import('../order/OrderPage')).OrderPage }) },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
])
