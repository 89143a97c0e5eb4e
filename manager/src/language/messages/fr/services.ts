import { pluralOf } from '../plural'
import type { Messages } from '../../messages'

const plural = pluralOf('fr')

export const services: Pick<Messages, 'services'> = {
  services: {
    title: 'Services',
    intro: 'Tout ce que vous possédez, et la prochaine échéance de chacun.',
    order: 'Commander un service',
    search: 'Rechercher par nom',
    clearSearch: 'Effacer la recherche',
    all: 'Tous',
    state: 'État',
    autoRenew: 'Renouvellement automatique',
    autoRenewAny: 'Renouvellement : tous',
    autoRenewOn: 'Renouvelé automatiquement',
    autoRenewOff: 'Non renouvelé',
    due: 'Prochaine facture',
    dueAny: 'Échéance : toutes',
    dueWithin: days => `Échéance sous ${days} jours`,
    sort: 'Trier par',
    sortBy: { NEXT_DATE: 'Prochaine échéance', NAME: 'Par nom', NEWEST: 'Les plus récents' },
    columns: {
      name: 'Nom',
      universe: 'Univers',
      state: 'État',
      next: 'Prochaine facture',
      amount: 'Montant',
      renew: 'Renouvelé',
    },
    inclTax: 'TTC',
    switchLabel: name => `Renouveler ${name} automatiquement`,
    endsOn: day => `fin le ${day}`,
    nothingMore: 'plus rien',
    count: (count, written) => `${written} ${plural(count, 'service', 'services')}`,
    range: (from, to, total) => `${from}–${to} sur ${total}`,
    pageSize: 'Lignes par page',
    previous: 'Page précédente',
    next: 'Page suivante',
    emptyTitle: 'Aucun service pour l’instant',
    empty: 'Ce que vous commandez apparaît ici un instant plus tard.',
    emptyUniverse: universe => `Rien dans l’univers ${universe} pour l’instant.`,
    noMatchTitle: 'Aucun service ne correspond',
    noMatch: 'Rien ne répond à cette recherche et à ces filtres.',
    clearFilters: 'Effacer les filtres',
    attention: 'À surveiller',
    unseen:
      'L’état des services ne peut pas être affiché pour le moment. Factures et renouvellements ne sont pas touchés.',
  },
}
