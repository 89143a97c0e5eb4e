import { order } from './order'
import { service } from './service'
import { services } from './services'
import { shell } from './shell'

export const fr = { ...shell, ...services, ...service, ...order }
