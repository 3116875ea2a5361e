/** French. The order button has the words of article L221-14 of the Code de la consommation. */
import type { Translation } from './language.ts';

export const fr: Translation = {
  direction: 'ltr',

  page: {
    language: 'Langue',
    yourOrder: 'Votre commande',
    needsScript:
      'Cette boutique a besoin de JavaScript : autorisez-le pour cette page, puis rechargez-la.',
    notStarted:
      'La boutique n’a pas démarré. Rechargez cette page. Si cela ne suffit pas, mettez votre navigateur à jour ou essayez un autre réseau : quelque chose bloque le script de la boutique.',
    emptyOrder: 'Rien pour l’instant. Ajoutez ce qui vous plaît.',
    haveCode: 'Vous avez un code ?',
    promotionCode: 'Code promotionnel',
    apply: 'Appliquer',
    remove: 'Retirer',
    removeCode: 'Retirer le code',
    orByCard: 'ou payer par carte',
    email: 'Adresse e-mail',
    shippingAddress: 'Adresse de livraison',
    card: 'Carte',
    pay: 'Commander avec obligation de paiement',
    heldFirst:
      'Le montant est d’abord réservé sur votre carte. Il n’est débité qu’une fois votre commande enregistrée.',
    cardToStripe:
      'Les données de votre carte vont directement à Stripe : cette boutique ne les voit jamais.',
    terms: 'Conditions générales',
    privacy: 'Confidentialité',
    returns: 'Rétractation et retours',
    imprint: 'Mentions légales',
    contact: 'Contact',
    nothingHere: 'Il n’y a rien ici',
    wrongAddress:
      'La boutique n’a pas de page à cette adresse. Elle a peut-être été mal saisie, ou coupée lors de la copie. Rien n’a été commandé ni débité.',
    toShop: 'Aller à la boutique',
  },

  shop: {
    add: 'Ajouter',
    addToOrder: (name) => `Ajouter ${name} à votre commande`,
    soldOut: 'Épuisé',
    isSoldOut: (name) => `${name} : épuisé`,
    nothingForSale: 'Il n’y a rien à vendre pour le moment.',
    noCatalogue: 'Le catalogue n’a pas pu être chargé.',
    noTotal: 'Le total n’a pas pu être obtenu.',
    quantityOf: (name) => `Quantité : ${name}`,
    oneFewer: (name) => `Un de moins : ${name}`,
    oneMore: (name) => `Un de plus : ${name}`,
    removeLine: (name) => `Retirer ${name}`,
    each: (price) => `${price} l’unité`,
    quantityAllowed: (most) => `Choisissez un nombre entier jusqu’à ${most} ; 0 retire l’article.`,
    removed: (name) => `${name} retiré.`,
    orderIsEmpty: 'Votre commande est vide.',
    inOrder: (name, quantity) => `${name} : ${quantity} dans votre commande.`,
    added: (name) => `${name} ajouté.`,
    enterCode: 'Saisissez d’abord un code.',
    moreProducts: { one: 'et {n} autre article', other: 'et {n} autres articles' },
    leftOut: (list, mostLines, mostOfOne) =>
      `Non repris : ${list}. Une commande contient au plus ${mostLines} articles différents, et ${mostOfOne} de chacun. Retirez quelque chose, ou commandez le reste dans une seconde commande.`,
  },

  totals: {
    subtotal: 'Sous-total',
    discount: 'Remise',
    shipping: 'Livraison',
    free: 'Gratuite',
    tax: 'Taxe',
    shippingAndTax: 'Livraison et taxe',
    afterAddress: 'après votre adresse',
    dependsOnAddress: 'Dépend de votre adresse',
    total: 'Total',
    totalSoFar: 'Total provisoire',
    including: (tax) => `dont ${tax}`,
  },

  pay: {
    amount: (amount) => `Payer ${amount}`,
    withObligation: 'Commander avec obligation de paiement',
    alwaysWithObligation: true,
    enterAddress: 'Saisir votre adresse',
    paying: 'Paiement en cours…',
    atBank: 'En attente de votre banque…',
    undoing: 'Annulation du paiement…',
    keepOpen: (why) =>
      `${why} Laissez cette page ouverte : elle continue de demander d’elle-même, et votre carte n’est pas débitée deux fois.`,
    onceMore: (first) =>
      `${first} Pour commander encore une fois, appuyez de nouveau sur le bouton.`,
    showFirst: 'Voir la première',
    sameUnderWay: (time) =>
      `Un paiement pour la même chose, commencé à ${time}, est encore en cours, peut-être dans un autre onglet.`,
    sameOrdered: (time, order) => `Vous avez commandé la même chose à ${time} : commande ${order}.`,
    noEmail:
      'Saisissez votre adresse e-mail, pour que la boutique puisse vous joindre au sujet de votre commande.',
    emailIncomplete:
      'Cette adresse e-mail semble incomplète. Elle devrait ressembler à nom@example.com.',
    didYouMean: 'Vouliez-vous dire cette adresse ?',
    noAddress: 'Complétez l’adresse à laquelle votre commande est envoyée.',
    noWalletEmail:
      'Le portefeuille n’a pas donné d’adresse e-mail. Payez plutôt avec le formulaire.',
    cardUnreadable: 'Votre carte n’a pas pu être lue. Vérifiez-la et réessayez.',
    partNotLoaded:
      'Cette partie du formulaire n’a pas pu être chargée depuis Stripe. Vérifiez votre connexion et votre bloqueur de publicité, puis rechargez la page.',
    noStripe: (host) =>
      `Les paiements sont indisponibles, car Stripe n’a pas pu être chargé. Vérifiez votre connexion, autorisez ${host} dans votre bloqueur de publicité et rechargez cette page.`,
    noKey:
      'Cette boutique ne peut pas encore encaisser de paiements : il lui manque la clé publiable de Stripe. Si c’est la vôtre, déployez-la avec la clé (elle commence par pk_) et rechargez cette page.',
    unexpected:
      'Un problème est survenu sur cette page. Rechargez-la : un paiement en cours se poursuit, et votre carte n’est pas débitée deux fois.',
  },

  loss: {
    unanswered: 'La boutique est injoignable. Vérifiez votre connexion.',
    failed: 'La boutique ne répond pas pour le moment.',
    busy: 'Il y a beaucoup de monde dans la boutique en ce moment.',
    blocked:
      'Quelque chose entre vous et la boutique la bloque, comme un pare-feu ou la page de connexion d’un réseau. Essayez un autre réseau, ou écrivez à la boutique.',
    tryAgain: 'Réessayer',
    asksAgain: 'Cette page continue de demander d’elle-même.',
  },

  checkout: {
    processing: {
      title: 'Votre paiement est en cours de traitement',
      text: 'Cette page vous le dira dès que ce sera fait. Vous pouvez la laisser ouverte.',
    },
    requires_action: {
      title: 'Votre banque demande une confirmation',
      text: 'Le paiement continue dès que votre banque a votre réponse.',
    },
    confirmed: {
      title: 'Votre commande est confirmée',
      text: 'Le montant est réservé sur votre carte, et nous préparons votre commande.',
    },
    paid: {
      title: 'Votre commande est confirmée',
      text: 'Elle est payée, et nous la préparons.',
    },
    declined: {
      title: 'Le paiement a été refusé',
      text: 'Rien n’a été commandé ni débité.',
    },
    rejected: {
      title: 'La commande n’a pas pu être passée',
      text: 'Votre carte n’a pas été débitée.',
    },
    expired: { title: 'Le paiement a expiré', text: 'Rien n’a été commandé ni débité.' },
    canceled: {
      title: 'La commande a été annulée',
      text: 'Votre carte n’a pas été débitée.',
    },
    refunded: {
      title: 'La commande a été remboursée',
      text: 'Le montant total revient sur votre carte.',
    },
    awaitsApproval: {
      title: 'Nous avons reçu votre commande',
      text: 'Nous devons encore l’accepter. D’ici là, le montant est seulement réservé sur votre carte et rien n’est débité.',
    },
    lookedFor: { title: 'Un instant', text: 'Nous cherchons votre commande.' },
    unknown: 'Cette commande ne peut pas être affichée',
    inPart: (amount) =>
      `${amount} ont été débités de votre carte, et le reste de la réservation a été libéré.`,
    stillWorking:
      'Toujours en cours : beaucoup de personnes paient peut-être en ce moment, et vous gardez votre place. Votre carte n’est pas débitée deux fois.',
    foundAgain: ['Vous pouvez fermer cette page : vous la retrouverez ', 'à cette adresse', '.'],
    notYetUndone: 'Stripe ne l’a pas encore confirmé.',
    order: 'Commande',
    goods: 'Ce qui a été commandé',
    shipsWithin: {
      one: 'Votre commande part sous {n} jour.',
      other: 'Votre commande part sous {n} jours.',
    },
    questions: 'Des questions ? Indiquez-nous le numéro de votre commande :',
    print: 'Imprimer cette page',
    backToShop: 'Retour à la boutique',
  },

  api: {
    problems: {
      not_found: 'Cette commande n’existe pas.',
      price_changed: 'Le prix a changé depuis que vous l’avez vu. Vérifiez le nouveau total.',
      invalid_request: 'Une indication manque ou n’est pas correcte. Vérifiez votre saisie.',
      unknown_sku: 'Un article de votre commande n’est plus vendu ici. Retirez-le.',
      out_of_stock: 'Il n’y a pas assez de cet article. Prenez-en moins, ou retirez-le.',
      amount_too_small: 'Le total est trop petit pour être payé par carte.',
      amount_too_large: 'Le total est trop élevé pour être payé par carte.',
      cannot_ship: 'Nous ne livrons pas à cet endroit.',
      promotion_unusable: 'Ce code est inconnu ou n’est pas valable pour cette commande.',
      too_many_attempts: 'Trop d’essais. Réessayez dans une heure.',
      internal_error:
        'Un problème est survenu chez nous. Vous pouvez réessayer sans risque : rien n’est payé deux fois.',
      too_many_declines:
        'Trop de cartes viennent d’être refusées dans cette boutique : elle n’accepte pas de paiements pendant un moment. Rien n’a été débité. Revenez dans quelques minutes.',
      being_set_up:
        'La boutique est encore en cours d’installation et ne peut pas encore encaisser de paiements. Rien n’a été débité.',
      unavailable: 'La boutique est injoignable en ce moment. Réessayez dans un instant.',
    },
    fields: {
      email: 'Vérifiez l’adresse e-mail. Elle devrait ressembler à nom@example.com.',
      name: 'Vérifiez le nom.',
      line1: 'Vérifiez la rue et le numéro.',
      city: 'Vérifiez la ville.',
      state: 'Vérifiez l’État ou la province.',
      postalCode: 'Vérifiez le code postal et le pays.',
      country: 'Choisissez de nouveau le pays.',
      phone: 'Vérifiez le numéro de téléphone.',
      quantity: 'Vérifiez la quantité.',
    },
    refusals: {
      card_declined:
        'Votre carte a été refusée. Essayez une autre carte ou demandez à votre banque.',
      insufficient_funds: 'Le solde de votre carte est insuffisant. Essayez une autre carte.',
      expired_card: 'Votre carte a expiré. Essayez une autre carte.',
      incorrect_cvc: 'Le code de sécurité (CVC) est incorrect. Vérifiez-le et réessayez.',
      incorrect_number: 'Le numéro de carte est incorrect. Vérifiez-le et réessayez.',
      incorrect_expiry: 'La date d’expiration est incorrecte. Vérifiez-la et réessayez.',
      incorrect_postal_code:
        'Le code postal ne correspond pas à cette carte. Vérifiez-le et réessayez.',
      incorrect_address:
        'L’adresse de facturation ne correspond pas à cette carte. Vérifiez-la et réessayez.',
      card_not_supported:
        'Cette carte ne peut pas être utilisée pour ce paiement. Essayez une autre carte.',
      duplicate_transaction:
        'Un paiement du même montant vient d’être fait avec cette carte. Rien n’a été débité pour celui-ci : vérifiez si votre commande existe déjà.',
      processing_error: 'Votre carte n’a pas pu être traitée à l’instant. Réessayez.',
      card_velocity_exceeded: 'Votre carte a atteint son plafond. Essayez une autre carte.',
      authentication_required:
        'Votre banque demande une confirmation qu’elle n’a pas pu afficher. Rien n’a été débité : essayez une autre carte.',
      authentication_failed:
        'Votre banque n’a pas confirmé le paiement. Rien n’a été débité : réessayez ou utilisez une autre carte.',
      authentication_expired:
        'Le paiement n’a pas été confirmé à temps auprès de votre banque. Rien n’a été débité : vous pouvez simplement réessayer.',
      payment_details_unusable:
        'Ces données de carte ne peuvent plus être utilisées. Saisissez votre carte de nouveau.',
      amount_too_small: 'Le total est trop petit pour être payé par carte.',
      amount_too_large: 'Le total est trop élevé pour être payé par carte.',
      out_of_stock:
        'Un article de votre commande a été épuisé pendant que vous payiez. Votre carte n’a pas été débitée et la réservation est levée.',
      promotion_used_up:
        'Le code a été épuisé pendant que vous payiez. Votre carte n’a pas été débitée et la réservation est levée.',
      hold_gone:
        'Votre banque a mis fin à la réservation avant le débit. La commande est annulée et rien n’a été débité.',
      canceled_by_merchant:
        'La boutique n’a pas pu accepter la commande. Votre carte n’a pas été débitée et la réservation est levée.',
      approval_expired:
        'La boutique n’a pas confirmé la commande à temps. Votre carte n’a pas été débitée et la réservation est levée.',
      unavailable:
        'La commande n’a pas pu aboutir. Votre carte n’a pas été débitée et toute réservation est levée. Réessayez.',
      refunded:
        'La commande n’a pas pu aboutir : votre paiement a été remboursé en totalité. Cela peut prendre quelques jours à apparaître.',
      releasing:
        'Votre commande n’a pas pu être passée. Rien ne sera débité : si un montant est réservé sur votre carte, il est en train d’être libéré.',
    },
  },
};
