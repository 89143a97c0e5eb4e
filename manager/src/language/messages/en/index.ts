import { order } from './order'
import { service } from './service'
import { services } from './services'
import { shell } from './shell'

/** All that the manager says, in English. */
export const en = { ...shell, ...services, ...service, ...order }
