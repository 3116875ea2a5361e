/** Spanish. The order button has the words of article 98.2 of the Ley General de Consumidores. */
import type { Translation } from './language.ts';

export const es: Translation = {
  direction: 'ltr',

  page: {
    language: 'Idioma',
    yourOrder: 'Su pedido',
    needsScript: 'Esta tienda necesita JavaScript: permítalo en esta página y vuelva a cargarla.',
    notStarted:
      'La tienda no ha arrancado. Vuelva a cargar esta página. Si no basta, actualice su navegador o pruebe otra red: algo bloquea el script de la tienda.',
    emptyOrder: 'Todavía no hay nada. Añada algo que le guste.',
    haveCode: '¿Tiene un código?',
    promotionCode: 'Código promocional',
    apply: 'Aplicar',
    remove: 'Quitar',
    removeCode: 'Quitar el código',
    orByCard: 'o pague con tarjeta',
    email: 'Correo electrónico',
    shippingAddress: 'Dirección de envío',
    card: 'Tarjeta',
    pay: 'Pedido con obligación de pago',
    heldFirst:
      'Primero se reserva el importe en su tarjeta. Solo se cobra cuando su pedido existe.',
    cardToStripe: 'Los datos de su tarjeta van directamente a Stripe: esta tienda nunca los ve.',
    terms: 'Condiciones',
    privacy: 'Privacidad',
    returns: 'Desistimiento y devoluciones',
    imprint: 'Aviso legal',
    contact: 'Contacto',
    nothingHere: 'Aquí no hay nada',
    wrongAddress:
      'La tienda no tiene ninguna página en esta dirección. Quizá se escribió mal o se cortó al copiarla. No se ha pedido ni cobrado nada.',
    toShop: 'Ir a la tienda',
  },

  shop: {
    add: 'Añadir',
    addToOrder: (name) => `Añadir ${name} a su pedido`,
    soldOut: 'Agotado',
    isSoldOut: (name) => `${name}: agotado`,
    nothingForSale: 'En este momento no hay nada a la venta.',
    noCatalogue: 'No se pudo cargar el catálogo.',
    noTotal: 'No se pudo obtener el total.',
    quantityOf: (name) => `Cantidad: ${name}`,
    oneFewer: (name) => `Uno menos: ${name}`,
    oneMore: (name) => `Uno más: ${name}`,
    removeLine: (name) => `Quitar ${name}`,
    each: (price) => `${price} por unidad`,
    quantityAllowed: (most) => `Elija un número entero hasta ${most}; 0 quita la línea.`,
    removed: (name) => `${name}: quitado.`,
    orderIsEmpty: 'Su pedido está vacío.',
    inOrder: (name, quantity) => `${name}: ${quantity} en su pedido.`,
    added: (name) => `${name}: añadido.`,
    enterCode: 'Introduzca primero un código.',
    moreProducts: { one: 'y {n} producto más', other: 'y {n} productos más' },
    leftOut: (list, mostLines, mostOfOne) =>
      `No incluido: ${list}. Un pedido admite como máximo ${mostLines} productos distintos, y ${mostOfOne} de cada uno. Quite algo, o pida el resto en un segundo pedido.`,
  },

  totals: {
    subtotal: 'Subtotal',
    discount: 'Descuento',
    shipping: 'Envío',
    free: 'Gratis',
    tax: 'Impuesto',
    shippingAndTax: 'Envío e impuesto',
    afterAddress: 'según su dirección',
    dependsOnAddress: 'Depende de su dirección',
    total: 'Total',
    totalSoFar: 'Total hasta ahora',
    including: (tax) => `incl. ${tax}`,
  },

  pay: {
    amount: (amount) => `Pagar ${amount}`,
    withObligation: 'Pedido con obligación de pago',
    alwaysWithObligation: true,
    enterAddress: 'Introduzca su dirección',
    paying: 'Pagando…',
    atBank: 'Esperando a su banco…',
    undoing: 'Deshaciendo el pago…',
    keepOpen: (why) =>
      `${why} Deje esta página abierta: sigue preguntando por sí sola, y no se cobra dos veces en su tarjeta.`,
    onceMore: (first) => `${first} Para pedirlo otra vez, pulse de nuevo el botón.`,
    showFirst: 'Ver el primero',
    sameUnderWay: (time) =>
      `Un pago por lo mismo, iniciado a las ${time}, sigue en curso, quizá en otra pestaña.`,
    sameOrdered: (time, order) => `Pidió lo mismo a las ${time}: pedido ${order}.`,
    noEmail:
      'Introduzca su correo electrónico, para que la tienda pueda contactarle sobre su pedido.',
    emailIncomplete:
      'Esta dirección de correo parece incompleta. Debería ser como nombre@example.com.',
    didYouMean: '¿Quiso decir esta dirección?',
    noAddress: 'Complete la dirección a la que va su pedido.',
    noWalletEmail: 'El monedero no dio ningún correo electrónico. Pague con el formulario.',
    cardUnreadable: 'No se pudo leer su tarjeta. Revísela e inténtelo de nuevo.',
    partNotLoaded:
      'Esta parte del formulario no se pudo cargar desde Stripe. Revise su conexión y su bloqueador de anuncios, y vuelva a cargar la página.',
    noStripe: (host) =>
      `Los pagos no están disponibles porque no se pudo cargar Stripe. Revise su conexión, permita ${host} en su bloqueador de anuncios y vuelva a cargar esta página.`,
    noKey:
      'Esta tienda todavía no puede aceptar pagos: le falta la clave publicable de Stripe. Si es suya, despliéguela con la clave (empieza por pk_) y vuelva a cargar esta página.',
    unexpected:
      'Algo falló en esta página. Vuelva a cargarla: un pago en curso continúa, y no se cobra dos veces en su tarjeta.',
  },

  loss: {
    unanswered: 'No se pudo conectar con la tienda. Revise su conexión.',
    failed: 'La tienda no responde en este momento.',
    busy: 'Hay mucha gente en la tienda en este momento.',
    blocked:
      'Algo entre usted y la tienda la bloquea, como un cortafuegos o la página de acceso de una red. Pruebe otra red o escriba a la tienda.',
    tryAgain: 'Intentar de nuevo',
    asksAgain: 'Esta página sigue preguntando por sí sola.',
  },

  checkout: {
    processing: {
      title: 'Su pago se está procesando',
      text: 'Esta página se lo dirá en cuanto termine. Puede dejarla abierta.',
    },
    requires_action: {
      title: 'Su banco pide una confirmación',
      text: 'El pago continúa en cuanto su banco tenga su respuesta.',
    },
    confirmed: {
      title: 'Su pedido está confirmado',
      text: 'El importe está reservado en su tarjeta y estamos preparando su pedido.',
    },
    paid: {
      title: 'Su pedido está confirmado',
      text: 'Está pagado y lo estamos preparando.',
    },
    declined: {
      title: 'El pago fue rechazado',
      text: 'No se ha pedido ni cobrado nada.',
    },
    rejected: {
      title: 'No se pudo hacer el pedido',
      text: 'No se cobró nada en su tarjeta.',
    },
    expired: { title: 'El pago ha caducado', text: 'No se ha pedido ni cobrado nada.' },
    canceled: {
      title: 'El pedido fue cancelado',
      text: 'No se cobró nada en su tarjeta.',
    },
    refunded: {
      title: 'El pedido fue reembolsado',
      text: 'El importe completo vuelve a su tarjeta.',
    },
    awaitsApproval: {
      title: 'Tenemos su pedido',
      text: 'Aún debemos aceptarlo. Hasta entonces el importe solo está reservado en su tarjeta y no se cobra nada.',
    },
    lookedFor: { title: 'Un momento', text: 'Estamos buscando su pedido.' },
    unknown: 'Este pedido no se puede mostrar',
    inPart: (amount) => `Se cobraron ${amount} en su tarjeta y se liberó el resto de la reserva.`,
    stillWorking:
      'Sigue en curso: quizá mucha gente esté pagando ahora, y usted conserva su lugar. No se cobra dos veces en su tarjeta.',
    foundAgain: ['Puede cerrar esta página: la encontrará de nuevo ', 'en esta dirección', '.'],
    notYetUndone: 'Stripe todavía no lo ha confirmado.',
    order: 'Pedido',
    goods: 'Lo que se ha pedido',
    shipsWithin: { one: 'Su pedido sale en {n} día.', other: 'Su pedido sale en {n} días.' },
    questions: '¿Preguntas? Indíquenos el número de su pedido:',
    print: 'Imprimir esta página',
    backToShop: 'Volver a la tienda',
  },

  api: {
    problems: {
      not_found: 'Ese pedido no existe.',
      price_changed: 'El precio ha cambiado desde que lo vio. Mire el nuevo total.',
      invalid_request: 'Falta un dato o no es correcto. Revise lo que ha escrito.',
      unknown_sku: 'Un producto de su pedido ya no se vende aquí. Quítelo.',
      out_of_stock: 'No queda suficiente de este producto. Pida menos o quítelo.',
      amount_too_small: 'El total es demasiado pequeño para pagarlo con tarjeta.',
      amount_too_large: 'El total es demasiado grande para pagarlo con tarjeta.',
      cannot_ship: 'No enviamos a ese lugar.',
      promotion_unusable: 'Este código no se conoce o no sirve para este pedido.',
      too_many_attempts: 'Han sido demasiados intentos. Inténtelo de nuevo dentro de una hora.',
      internal_error:
        'Algo falló por nuestra parte. Puede intentarlo de nuevo sin riesgo: nada se paga dos veces.',
      too_many_declines:
        'Se acaban de rechazar demasiadas tarjetas en esta tienda y por un rato no acepta pagos. No se ha cobrado nada. Vuelva dentro de unos minutos.',
      being_set_up:
        'La tienda todavía se está configurando y no puede aceptar pagos. No se ha cobrado nada.',
      unavailable: 'Ahora mismo no se puede conectar con la tienda. Inténtelo en un momento.',
    },
    fields: {
      email: 'Revise el correo electrónico. Debería ser como nombre@example.com.',
      name: 'Revise el nombre.',
      line1: 'Revise la calle y el número.',
      city: 'Revise la ciudad.',
      state: 'Revise el estado o la provincia.',
      postalCode: 'Revise el código postal y el país.',
      country: 'Elija el país de nuevo.',
      phone: 'Revise el número de teléfono.',
      quantity: 'Revise la cantidad.',
    },
    refusals: {
      card_declined: 'Su tarjeta fue rechazada. Pruebe otra tarjeta o pregunte a su banco.',
      insufficient_funds: 'Su tarjeta no tiene fondos suficientes. Pruebe otra tarjeta.',
      expired_card: 'Su tarjeta ha caducado. Pruebe otra tarjeta.',
      incorrect_cvc: 'El código de seguridad (CVC) no es correcto. Revíselo e inténtelo de nuevo.',
      incorrect_number: 'El número de la tarjeta no es correcto. Revíselo e inténtelo de nuevo.',
      incorrect_expiry: 'La fecha de caducidad no es correcta. Revísela e inténtelo de nuevo.',
      incorrect_postal_code:
        'El código postal no corresponde a esta tarjeta. Revíselo e inténtelo de nuevo.',
      incorrect_address:
        'La dirección de facturación no corresponde a esta tarjeta. Revísela e inténtelo de nuevo.',
      card_not_supported: 'Esta tarjeta no sirve para este pago. Pruebe otra tarjeta.',
      duplicate_transaction:
        'Poco antes se hizo con esta tarjeta un pago del mismo importe. Por este no se cobró nada: mire si su pedido ya existe.',
      processing_error: 'Su tarjeta no se pudo procesar ahora. Inténtelo de nuevo.',
      card_velocity_exceeded: 'Su tarjeta ha llegado a su límite. Pruebe otra tarjeta.',
      authentication_required:
        'Su banco pide una confirmación que no pudo mostrar. No se ha cobrado nada: pruebe otra tarjeta.',
      authentication_failed:
        'Su banco no confirmó el pago. No se ha cobrado nada: inténtelo de nuevo o use otra tarjeta.',
      authentication_expired:
        'El pago no se confirmó a tiempo con su banco. No se ha cobrado nada: puede intentarlo de nuevo.',
      payment_details_unusable:
        'Estos datos de tarjeta ya no se pueden usar. Introduzca su tarjeta de nuevo.',
      amount_too_small: 'El total es demasiado pequeño para pagarlo con tarjeta.',
      amount_too_large: 'El total es demasiado grande para pagarlo con tarjeta.',
      out_of_stock:
        'Algo de su pedido se agotó mientras pagaba. No se cobró nada en su tarjeta y la reserva está liberada.',
      promotion_used_up:
        'El código se agotó mientras pagaba. No se cobró nada en su tarjeta y la reserva está liberada.',
      hold_gone:
        'Su banco terminó la reserva antes del cobro. El pedido está cancelado y no se ha cobrado nada.',
      canceled_by_merchant:
        'La tienda no pudo aceptar el pedido. No se cobró nada en su tarjeta y la reserva está liberada.',
      approval_expired:
        'La tienda no confirmó el pedido a tiempo. No se cobró nada en su tarjeta y la reserva está liberada.',
      unavailable:
        'No se pudo completar el pedido. No se cobró nada en su tarjeta y cualquier reserva está liberada. Inténtelo de nuevo.',
      refunded:
        'No se pudo completar el pedido, así que se le reembolsó todo el pago. Puede tardar unos días en verse.',
      releasing:
        'No se pudo hacer su pedido. No se cobrará nada: si hay un importe reservado en su tarjeta, se está liberando.',
    },
  },
};
