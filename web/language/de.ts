/** German. The order button has the words of § 312j (3) BGB, and nothing else. */
import type { Translation } from './language.ts';

export const de: Translation = {
  direction: 'ltr',

  page: {
    language: 'Sprache',
    yourOrder: 'Ihre Bestellung',
    needsScript:
      'Dieser Shop braucht JavaScript: Bitte erlauben Sie es für diese Seite und laden Sie sie neu.',
    notStarted:
      'Der Shop ist nicht gestartet. Bitte laden Sie die Seite neu. Hilft das nicht, aktualisieren Sie Ihren Browser oder versuchen Sie ein anderes Netz: Etwas blockiert das Skript des Shops.',
    emptyOrder: 'Noch nichts ausgewählt. Fügen Sie etwas hinzu, das Ihnen gefällt.',
    haveCode: 'Haben Sie einen Code?',
    promotionCode: 'Aktionscode',
    apply: 'Einlösen',
    remove: 'Entfernen',
    removeCode: 'Den Code entfernen',
    orByCard: 'oder mit Karte zahlen',
    email: 'E-Mail',
    shippingAddress: 'Lieferadresse',
    card: 'Karte',
    pay: 'Zahlungspflichtig bestellen',
    heldFirst:
      'Der Betrag wird auf Ihrer Karte zunächst nur reserviert und erst abgebucht, wenn Ihre Bestellung besteht.',
    cardToStripe: 'Ihre Kartendaten gehen direkt an Stripe: Dieser Shop sieht sie nie.',
    terms: 'AGB',
    privacy: 'Datenschutz',
    returns: 'Widerruf und Rückgabe',
    imprint: 'Impressum',
    contact: 'Kontakt',
    nothingHere: 'Hier ist nichts',
    wrongAddress:
      'Unter dieser Adresse hat der Shop keine Seite. Vielleicht wurde sie falsch getippt oder beim Kopieren abgeschnitten. Es wurde nichts bestellt oder abgebucht.',
    toShop: 'Zum Shop',
  },

  shop: {
    add: 'Hinzufügen',
    addToOrder: (name) => `${name} zur Bestellung hinzufügen`,
    soldOut: 'Ausverkauft',
    isSoldOut: (name) => `${name}: ausverkauft`,
    nothingForSale: 'Zurzeit gibt es nichts zu kaufen.',
    noCatalogue: 'Das Angebot konnte nicht geladen werden.',
    noTotal: 'Der Gesamtpreis konnte nicht ermittelt werden.',
    quantityOf: (name) => `Menge: ${name}`,
    oneFewer: (name) => `Eins weniger: ${name}`,
    oneMore: (name) => `Eins mehr: ${name}`,
    removeLine: (name) => `${name} entfernen`,
    each: (price) => `${price} pro Stück`,
    quantityAllowed: (most) =>
      `Bitte wählen Sie eine ganze Zahl bis ${most}; 0 entfernt die Position.`,
    removed: (name) => `${name} entfernt.`,
    orderIsEmpty: 'Ihre Bestellung ist leer.',
    inOrder: (name, quantity) => `${name}: ${quantity} in Ihrer Bestellung.`,
    added: (name) => `${name} hinzugefügt.`,
    enterCode: 'Bitte geben Sie zuerst einen Code ein.',
    moreProducts: { one: 'und {n} weiterer Artikel', other: 'und {n} weitere Artikel' },
    leftOut: (list, mostLines, mostOfOne) =>
      `Nicht übernommen: ${list}. Eine Bestellung fasst höchstens ${mostLines} verschiedene Artikel und je ${mostOfOne} Stück. Bitte entfernen Sie etwas oder bestellen Sie den Rest in einer zweiten Bestellung.`,
  },

  totals: {
    subtotal: 'Zwischensumme',
    discount: 'Rabatt',
    shipping: 'Versand',
    free: 'Kostenlos',
    tax: 'Steuer',
    shippingAndTax: 'Versand und Steuer',
    afterAddress: 'nach Ihrer Adresse',
    dependsOnAddress: 'Hängt von Ihrer Adresse ab',
    total: 'Gesamtbetrag',
    totalSoFar: 'Bisher insgesamt',
    including: (tax) => `inkl. ${tax}`,
  },

  pay: {
    amount: (amount) => `${amount} zahlen`,
    withObligation: 'Zahlungspflichtig bestellen',
    alwaysWithObligation: true,
    enterAddress: 'Adresse eingeben',
    paying: 'Zahlung läuft …',
    atBank: 'Warten auf Ihre Bank …',
    undoing: 'Zahlung wird rückgängig gemacht …',
    keepOpen: (why) =>
      `${why} Bitte lassen Sie diese Seite offen: Sie fragt von selbst weiter, und Ihre Karte wird nicht zweimal belastet.`,
    onceMore: (first) =>
      `${first} Um es noch einmal zu bestellen, drücken Sie bitte erneut auf die Schaltfläche.`,
    showFirst: 'Die erste zeigen',
    sameUnderWay: (time) =>
      `Eine Zahlung für dasselbe, begonnen um ${time}, läuft noch, vielleicht in einem anderen Tab.`,
    sameOrdered: (time, order) => `Sie haben dasselbe um ${time} bestellt: Bestellung ${order}.`,
    noEmail:
      'Bitte geben Sie Ihre E-Mail-Adresse ein, damit der Shop Sie zu Ihrer Bestellung erreichen kann.',
    emailIncomplete:
      'Diese E-Mail-Adresse sieht unvollständig aus. Sie sollte aussehen wie name@example.com.',
    didYouMean: 'Meinten Sie diese Adresse?',
    noAddress: 'Bitte vervollständigen Sie die Adresse, an die Ihre Bestellung geht.',
    noWalletEmail:
      'Das Wallet hat keine E-Mail-Adresse mitgeteilt. Bitte zahlen Sie stattdessen mit dem Formular.',
    cardUnreadable:
      'Ihre Karte konnte nicht gelesen werden. Bitte prüfen Sie die Angaben und versuchen Sie es noch einmal.',
    partNotLoaded:
      'Dieser Teil des Formulars konnte nicht von Stripe geladen werden. Prüfen Sie Ihre Verbindung und Ihren Werbeblocker und laden Sie die Seite neu.',
    noStripe: (host) =>
      `Zahlungen sind nicht möglich, weil Stripe nicht geladen werden konnte. Prüfen Sie Ihre Verbindung, erlauben Sie ${host} in Ihrem Werbeblocker und laden Sie diese Seite neu.`,
    noKey:
      'Dieser Shop kann noch keine Zahlungen annehmen: Ihm fehlt der veröffentlichbare Schlüssel von Stripe. Ist es Ihrer, stellen Sie ihn mit dem Schlüssel bereit (er beginnt mit pk_) und laden Sie diese Seite neu.',
    unexpected:
      'Auf dieser Seite ist etwas schiefgegangen. Bitte laden Sie sie neu: Eine laufende Zahlung geht weiter, und Ihre Karte wird nicht zweimal belastet.',
  },

  loss: {
    unanswered: 'Der Shop ist nicht erreichbar. Bitte prüfen Sie Ihre Verbindung.',
    failed: 'Der Shop antwortet im Moment nicht.',
    busy: 'Im Shop ist gerade sehr viel los.',
    blocked:
      'Etwas zwischen Ihnen und dem Shop blockiert ihn, etwa eine Firewall oder die Anmeldeseite eines Netzes. Bitte versuchen Sie ein anderes Netz oder schreiben Sie dem Shop.',
    tryAgain: 'Noch einmal versuchen',
    asksAgain: 'Diese Seite fragt von selbst weiter.',
  },

  checkout: {
    processing: {
      title: 'Ihre Zahlung wird bearbeitet',
      text: 'Diese Seite meldet es, sobald sie fertig ist. Sie können sie offen lassen.',
    },
    requires_action: {
      title: 'Ihre Bank bittet um eine Bestätigung',
      text: 'Die Zahlung geht weiter, sobald Ihre Bank von Ihnen gehört hat.',
    },
    confirmed: {
      title: 'Ihre Bestellung ist bestätigt',
      text: 'Der Betrag ist auf Ihrer Karte reserviert, und wir bereiten Ihre Bestellung vor.',
    },
    paid: {
      title: 'Ihre Bestellung ist bestätigt',
      text: 'Sie ist bezahlt, und wir bereiten sie vor.',
    },
    declined: {
      title: 'Die Zahlung wurde abgelehnt',
      text: 'Es wurde nichts bestellt oder abgebucht.',
    },
    rejected: {
      title: 'Die Bestellung kam nicht zustande',
      text: 'Ihre Karte wurde nicht belastet.',
    },
    expired: {
      title: 'Die Zahlung ist abgelaufen',
      text: 'Es wurde nichts bestellt oder abgebucht.',
    },
    canceled: {
      title: 'Die Bestellung wurde storniert',
      text: 'Ihre Karte wurde nicht belastet.',
    },
    refunded: {
      title: 'Die Bestellung wurde erstattet',
      text: 'Der volle Betrag geht auf Ihre Karte zurück.',
    },
    awaitsApproval: {
      title: 'Ihre Bestellung ist bei uns',
      text: 'Wir müssen ihr noch zustimmen. Bis dahin ist der Betrag auf Ihrer Karte nur reserviert, und nichts wird abgebucht.',
    },
    lookedFor: { title: 'Einen Moment', text: 'Ihre Bestellung wird gesucht.' },
    unknown: 'Diese Bestellung kann nicht gezeigt werden',
    inPart: (amount) =>
      `${amount} wurden von Ihrer Karte abgebucht, der Rest der Reservierung wurde freigegeben.`,
    stillWorking:
      'Es dauert noch: Vielleicht zahlen gerade viele, und Sie behalten Ihren Platz. Ihre Karte wird nicht zweimal belastet.',
    foundAgain: [
      'Sie können diese Seite schließen: Sie finden sie ',
      'unter dieser Adresse',
      ' wieder.',
    ],
    notYetUndone: 'Stripe hat das noch nicht bestätigt.',
    order: 'Bestellung',
    goods: 'Was bestellt wurde',
    shipsWithin: {
      one: 'Ihre Bestellung verlässt uns innerhalb von {n} Tag.',
      other: 'Ihre Bestellung verlässt uns innerhalb von {n} Tagen.',
    },
    questions: 'Fragen? Nennen Sie uns die Nummer Ihrer Bestellung:',
    print: 'Diese Seite drucken',
    backToShop: 'Zurück zum Shop',
  },

  api: {
    problems: {
      not_found: 'Diese Bestellung gibt es nicht.',
      price_changed:
        'Der Preis hat sich geändert, seit Sie ihn zuletzt gesehen haben. Bitte sehen Sie sich den neuen Gesamtbetrag an.',
      invalid_request: 'Eine Angabe fehlt oder ist nicht richtig. Bitte prüfen Sie Ihre Angaben.',
      unknown_sku:
        'Ein Artikel in Ihrer Bestellung wird nicht mehr verkauft. Bitte entfernen Sie ihn.',
      out_of_stock:
        'Von diesem Artikel ist nicht genug da. Bitte nehmen Sie weniger oder entfernen Sie ihn.',
      amount_too_small: 'Der Gesamtbetrag ist zu klein für eine Kartenzahlung.',
      amount_too_large: 'Der Gesamtbetrag ist zu groß für eine Kartenzahlung.',
      cannot_ship: 'Dorthin liefern wir nicht.',
      promotion_unusable: 'Dieser Code ist unbekannt oder gilt für diese Bestellung nicht.',
      too_many_attempts:
        'Das waren zu viele Versuche. Bitte versuchen Sie es in einer Stunde noch einmal.',
      internal_error:
        'Bei uns ist etwas schiefgegangen. Sie können es gefahrlos noch einmal versuchen: Nichts wird zweimal bezahlt.',
      too_many_declines:
        'In diesem Shop wurden gerade zu viele Karten abgelehnt, daher nimmt er eine Weile keine Zahlungen an. Es wurde nichts abgebucht. Bitte kommen Sie in einigen Minuten wieder.',
      being_set_up:
        'Der Shop wird noch eingerichtet und kann noch keine Zahlungen annehmen. Es wurde nichts abgebucht.',
      unavailable:
        'Der Shop ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.',
    },
    fields: {
      email: 'Bitte prüfen Sie die E-Mail-Adresse. Sie sollte aussehen wie name@example.com.',
      name: 'Bitte prüfen Sie den Namen.',
      line1: 'Bitte prüfen Sie Straße und Hausnummer.',
      city: 'Bitte prüfen Sie den Ort.',
      state: 'Bitte prüfen Sie den Bundesstaat oder die Provinz.',
      postalCode: 'Bitte prüfen Sie die Postleitzahl und das Land.',
      country: 'Bitte wählen Sie das Land noch einmal.',
      phone: 'Bitte prüfen Sie die Telefonnummer.',
      quantity: 'Bitte prüfen Sie die Menge.',
    },
    refusals: {
      card_declined:
        'Ihre Karte wurde abgelehnt. Bitte versuchen Sie eine andere Karte oder fragen Sie Ihre Bank.',
      insufficient_funds:
        'Auf Ihrer Karte ist nicht genug Guthaben. Bitte versuchen Sie eine andere Karte.',
      expired_card: 'Ihre Karte ist abgelaufen. Bitte versuchen Sie eine andere Karte.',
      incorrect_cvc: 'Der Sicherheitscode (CVC) stimmt nicht. Bitte prüfen Sie ihn.',
      incorrect_number: 'Die Kartennummer stimmt nicht. Bitte prüfen Sie sie.',
      incorrect_expiry: 'Das Ablaufdatum stimmt nicht. Bitte prüfen Sie es.',
      incorrect_postal_code: 'Die Postleitzahl gehört nicht zu dieser Karte. Bitte prüfen Sie sie.',
      incorrect_address: 'Die Rechnungsadresse gehört nicht zu dieser Karte. Bitte prüfen Sie sie.',
      card_not_supported:
        'Diese Karte kann für diese Zahlung nicht verwendet werden. Bitte versuchen Sie eine andere.',
      duplicate_transaction:
        'Kurz zuvor wurde mit dieser Karte derselbe Betrag gezahlt. Für diese Zahlung wurde nichts abgebucht: Bitte sehen Sie nach, ob es Ihre Bestellung schon gibt.',
      processing_error:
        'Ihre Karte konnte gerade nicht verarbeitet werden. Bitte versuchen Sie es noch einmal.',
      card_velocity_exceeded:
        'Ihre Karte hat ihr Limit erreicht. Bitte versuchen Sie eine andere Karte.',
      authentication_required:
        'Ihre Bank verlangt eine Bestätigung, die sie nicht zeigen konnte. Es wurde nichts abgebucht: Bitte versuchen Sie eine andere Karte.',
      authentication_failed:
        'Ihre Bank hat die Zahlung nicht bestätigt. Es wurde nichts abgebucht: Bitte versuchen Sie es noch einmal oder mit einer anderen Karte.',
      authentication_expired:
        'Die Zahlung wurde nicht rechtzeitig bei Ihrer Bank bestätigt. Es wurde nichts abgebucht: Sie können es einfach noch einmal versuchen.',
      payment_details_unusable:
        'Diese Kartenangaben können nicht mehr verwendet werden. Bitte geben Sie Ihre Karte noch einmal ein.',
      amount_too_small: 'Der Gesamtbetrag ist zu klein für eine Kartenzahlung.',
      amount_too_large: 'Der Gesamtbetrag ist zu groß für eine Kartenzahlung.',
      out_of_stock:
        'Während Sie zahlten, wurde etwas aus Ihrer Bestellung ausverkauft. Ihre Karte wurde nicht belastet, die Reservierung ist aufgehoben.',
      promotion_used_up:
        'Während Sie zahlten, wurde der Code aufgebraucht. Ihre Karte wurde nicht belastet, die Reservierung ist aufgehoben.',
      hold_gone:
        'Ihre Bank hat die Reservierung beendet, bevor abgebucht wurde. Die Bestellung ist storniert, es wurde nichts abgebucht.',
      canceled_by_merchant:
        'Der Shop konnte die Bestellung nicht annehmen. Ihre Karte wurde nicht belastet, die Reservierung ist aufgehoben.',
      approval_expired:
        'Der Shop hat die Bestellung nicht rechtzeitig bestätigt. Ihre Karte wurde nicht belastet, die Reservierung ist aufgehoben.',
      unavailable:
        'Die Bestellung konnte nicht abgeschlossen werden. Ihre Karte wurde nicht belastet, eine Reservierung ist aufgehoben. Bitte versuchen Sie es noch einmal.',
      refunded:
        'Die Bestellung konnte nicht abgeschlossen werden, daher wurde Ihre Zahlung vollständig erstattet. Es kann einige Tage dauern, bis Sie es sehen.',
      releasing:
        'Ihre Bestellung kam nicht zustande. Es wird nichts abgebucht: Ein auf Ihrer Karte reservierter Betrag wird gerade freigegeben.',
    },
  },
};
