/**
 * Japanese. The last screen before the order says when and how is paid, and leads to delivery and
 * returns: Act on Specified Commercial Transactions, Article 12-6.
 */
import type { Translation } from './language.ts';

export const ja: Translation = {
  direction: 'ltr',

  page: {
    language: '言語',
    yourOrder: 'ご注文内容',
    needsScript:
      'このショップにはJavaScriptが必要です。このページで許可して、再読み込みしてください。',
    notStarted:
      'ショップを開始できませんでした。ページを再読み込みしてください。改善しない場合は、ブラウザを更新するか、別のネットワークをお試しください。ショップのスクリプトが遮断されています。',
    emptyOrder: 'まだ何も入っていません。お好きな商品を追加してください。',
    haveCode: 'コードをお持ちですか？',
    promotionCode: 'プロモーションコード',
    apply: '適用',
    remove: '削除',
    removeCode: 'コードを削除',
    orByCard: 'またはカードでお支払い',
    email: 'メールアドレス',
    shippingAddress: 'お届け先',
    card: 'カード',
    pay: '注文を確定する',
    heldFirst:
      'お支払いはクレジットカードです。まずカードのご利用枠を確保し、ご注文の成立後に請求します。',
    cardToStripe: 'カード情報はStripeに直接送信され、当ショップが見ることはありません。',
    terms: '利用規約',
    privacy: 'プライバシー',
    returns: '返品・キャンセルについて',
    imprint: '特定商取引法に基づく表記',
    contact: 'お問い合わせ',
    nothingHere: 'ページが見つかりません',
    wrongAddress:
      'このアドレスにショップのページはありません。入力の誤りか、コピーの際に途中で切れた可能性があります。注文も請求も行われていません。',
    toShop: 'ショップへ',
  },

  shop: {
    add: '追加',
    addToOrder: (name) => `「${name}」を注文に追加`,
    soldOut: '売り切れ',
    isSoldOut: (name) => `「${name}」は売り切れです`,
    nothingForSale: '現在、販売中の商品はありません。',
    noCatalogue: '商品一覧を読み込めませんでした。',
    noTotal: '合計金額を取得できませんでした。',
    quantityOf: (name) => `「${name}」の数量`,
    oneFewer: (name) => `「${name}」を1つ減らす`,
    oneMore: (name) => `「${name}」を1つ増やす`,
    removeLine: (name) => `「${name}」を削除`,
    each: (price) => `1点 ${price}`,
    quantityAllowed: (most) => `${most}までの整数を選んでください。0にすると削除されます。`,
    removed: (name) => `「${name}」を削除しました。`,
    orderIsEmpty: 'ご注文は空です。',
    inOrder: (name, quantity) => `「${name}」は${quantity}点です。`,
    added: (name) => `「${name}」を追加しました。`,
    enterCode: '先にコードを入力してください。',
    moreProducts: { other: 'ほか{n}点' },
    leftOut: (list, mostLines, mostOfOne) =>
      `入りきらなかった商品：${list}。1回のご注文は${mostLines}種類まで、各${mostOfOne}点までです。何かを削除するか、残りを別のご注文にしてください。`,
  },

  totals: {
    subtotal: '小計',
    discount: '割引',
    shipping: '送料',
    free: '無料',
    tax: '税',
    shippingAndTax: '送料と税',
    afterAddress: '住所の入力後に表示',
    dependsOnAddress: '住所により異なります',
    total: '合計',
    totalSoFar: '現時点の合計',
    including: (tax) => `うち${tax}`,
  },

  pay: {
    amount: (amount) => `${amount}の注文を確定する`,
    withObligation: '支払い義務のある注文を確定する',
    alwaysWithObligation: false,
    enterAddress: '住所を入力する',
    paying: 'お支払い中…',
    atBank: '銀行の確認を待っています…',
    undoing: 'お支払いを取り消しています…',
    keepOpen: (why) =>
      `${why}このページを開いたままにしてください。自動的に確認を続けます。カードに二重に請求されることはありません。`,
    onceMore: (first) => `${first}もう一度注文する場合は、ボタンをもう一度押してください。`,
    showFirst: '最初の注文を見る',
    sameUnderWay: (time) => `${time}に始まった同じ内容のお支払いが、別のタブなどでまだ進行中です。`,
    sameOrdered: (time, order) => `${time}に同じ内容を注文済みです（注文番号 ${order}）。`,
    noEmail: 'ご注文についてご連絡できるよう、メールアドレスを入力してください。',
    emailIncomplete: 'メールアドレスが不完全なようです。name@example.com の形で入力してください。',
    didYouMean: 'このアドレスの間違いではありませんか？',
    noAddress: 'お届け先の住所をすべて入力してください。',
    noWalletEmail:
      'ウォレットからメールアドレスを取得できませんでした。フォームからお支払いください。',
    cardUnreadable: 'カードを読み取れませんでした。確認してもう一度お試しください。',
    partNotLoaded:
      'フォームのこの部分をStripeから読み込めませんでした。接続と広告ブロッカーを確認し、ページを再読み込みしてください。',
    noStripe: (host) =>
      `Stripeを読み込めなかったため、お支払いをご利用いただけません。接続を確認し、広告ブロッカーで${host}を許可して、このページを再読み込みしてください。`,
    noKey:
      'このショップはまだお支払いを受け付けられません。Stripeの公開可能キーが設定されていません。ショップの管理者は、キー（pk_で始まります）を設定してデプロイし、このページを再読み込みしてください。',
    unexpected:
      'このページで問題が発生しました。再読み込みしてください。進行中のお支払いは続き、カードに二重に請求されることはありません。',
  },

  loss: {
    unanswered: 'ショップに接続できませんでした。接続を確認してください。',
    failed: '現在、ショップが応答していません。',
    busy: '現在、ショップが大変混み合っています。',
    blocked:
      'ファイアウォールやネットワークのログインページなどが、ショップへの接続を遮断しています。別のネットワークをお試しいただくか、ショップにご連絡ください。',
    tryAgain: 'もう一度試す',
    asksAgain: 'このページは自動的に確認を続けます。',
  },

  checkout: {
    processing: {
      title: 'お支払いを処理しています',
      text: '完了しだい、このページでお知らせします。開いたままで構いません。',
    },
    requires_action: {
      title: '銀行が確認を求めています',
      text: '銀行での確認が済みしだい、お支払いが進みます。',
    },
    confirmed: {
      title: 'ご注文を承りました',
      text: 'カードのご利用枠を確保し、商品を準備しています。',
    },
    paid: {
      title: 'ご注文を承りました',
      text: 'お支払いが完了し、商品を準備しています。',
    },
    declined: {
      title: 'お支払いが拒否されました',
      text: '注文も請求も行われていません。',
    },
    rejected: {
      title: 'ご注文を承れませんでした',
      text: 'カードへの請求はありません。',
    },
    expired: {
      title: 'お支払いの期限が切れました',
      text: '注文も請求も行われていません。',
    },
    canceled: {
      title: 'ご注文はキャンセルされました',
      text: 'カードへの請求はありません。',
    },
    refunded: {
      title: 'ご注文は返金されました',
      text: '全額がカードに返金されます。',
    },
    awaitsApproval: {
      title: 'ご注文を受け付けました',
      text: 'ショップの承諾をお待ちください。それまではカードのご利用枠を確保するだけで、請求はありません。',
    },
    lookedFor: { title: '少々お待ちください', text: 'ご注文を確認しています。' },
    unknown: 'このご注文は表示できません',
    inPart: (amount) => `カードに${amount}を請求し、残りのご利用枠は解放しました。`,
    stillWorking:
      '処理を続けています。現在混み合っている可能性がありますが、順番は保たれています。カードに二重に請求されることはありません。',
    foundAgain: ['このページは閉じても構いません。', 'このアドレス', 'からもう一度開けます。'],
    notYetUndone: 'Stripeからの確認をまだ受けていません。',
    order: '注文番号',
    goods: 'ご注文の商品',
    shipsWithin: { other: '{n}日以内に発送します。' },
    questions: 'ご質問は、注文番号を添えてご連絡ください：',
    print: 'このページを印刷',
    backToShop: 'ショップに戻る',
  },

  api: {
    problems: {
      not_found: 'そのようなご注文はありません。',
      price_changed: '前回の表示から価格が変わりました。新しい合計をご確認ください。',
      invalid_request: '入力に不足または誤りがあります。入力内容をご確認ください。',
      unknown_sku: 'ご注文の商品に、販売を終了したものがあります。削除してください。',
      out_of_stock: 'この商品の在庫が足りません。数量を減らすか、削除してください。',
      amount_too_small: '合計金額が小さすぎるため、カードでお支払いいただけません。',
      amount_too_large: '合計金額が大きすぎるため、カードでお支払いいただけません。',
      cannot_ship: 'その地域にはお届けできません。',
      promotion_unusable: 'このコードは存在しないか、このご注文には使えません。',
      too_many_attempts: '試行回数が多すぎます。1時間後にもう一度お試しください。',
      internal_error:
        'ショップ側で問題が発生しました。もう一度お試しください。二重に支払われることはありません。',
      too_many_declines:
        '多くのカードが拒否されたため、ショップは一時的にお支払いを受け付けていません。請求はありません。数分後にもう一度お越しください。',
      being_set_up: 'ショップは準備中で、まだお支払いを受け付けられません。請求はありません。',
      unavailable: '現在、ショップに接続できません。しばらくしてからもう一度お試しください。',
    },
    fields: {
      email: 'メールアドレスをご確認ください。name@example.com の形です。',
      name: 'お名前をご確認ください。',
      line1: '番地をご確認ください。',
      city: '市区町村をご確認ください。',
      state: '都道府県または州をご確認ください。',
      postalCode: '郵便番号と国をご確認ください。',
      country: '国をもう一度選んでください。',
      phone: '電話番号をご確認ください。',
      quantity: '数量をご確認ください。',
    },
    refusals: {
      card_declined:
        'カードが拒否されました。別のカードをお試しいただくか、銀行にお問い合わせください。',
      insufficient_funds: 'カードの残高が不足しています。別のカードをお試しください。',
      expired_card: 'カードの有効期限が切れています。別のカードをお試しください。',
      incorrect_cvc: 'セキュリティコード（CVC）が正しくありません。ご確認ください。',
      incorrect_number: 'カード番号が正しくありません。ご確認ください。',
      incorrect_expiry: '有効期限が正しくありません。ご確認ください。',
      incorrect_postal_code: '郵便番号がこのカードと一致しません。ご確認ください。',
      incorrect_address: '請求先住所がこのカードと一致しません。ご確認ください。',
      card_not_supported: 'このカードはこのお支払いに使えません。別のカードをお試しください。',
      duplicate_transaction:
        '直前に、このカードで同じ金額のお支払いがありました。今回の請求はありません。ご注文がすでにあるかご確認ください。',
      processing_error: '現在、カードを処理できませんでした。もう一度お試しください。',
      card_velocity_exceeded: 'カードのご利用限度に達しました。別のカードをお試しください。',
      authentication_required:
        '銀行が確認を求めましたが、表示できませんでした。請求はありません。別のカードをお試しください。',
      authentication_failed:
        '銀行がお支払いを承認しませんでした。請求はありません。もう一度お試しいただくか、別のカードをお使いください。',
      authentication_expired:
        '銀行での確認が時間内に行われませんでした。請求はありません。もう一度お試しいただけます。',
      payment_details_unusable:
        'このカード情報は使えなくなりました。カードをもう一度入力してください。',
      amount_too_small: '合計金額が小さすぎるため、カードでお支払いいただけません。',
      amount_too_large: '合計金額が大きすぎるため、カードでお支払いいただけません。',
      out_of_stock:
        'お支払い中に商品が売り切れました。カードへの請求はなく、ご利用枠は解放されています。',
      promotion_used_up:
        'お支払い中にコードの利用数が上限に達しました。カードへの請求はなく、ご利用枠は解放されています。',
      hold_gone:
        '請求の前に、銀行がご利用枠の確保を終了しました。ご注文はキャンセルされ、請求はありません。',
      canceled_by_merchant:
        'ショップがご注文を承れませんでした。カードへの請求はなく、ご利用枠は解放されています。',
      approval_expired:
        'ショップが時間内にご注文を確認しませんでした。カードへの請求はなく、ご利用枠は解放されています。',
      unavailable:
        'ご注文を完了できませんでした。カードへの請求はなく、ご利用枠は解放されています。もう一度お試しください。',
      refunded:
        'ご注文を完了できなかったため、全額を返金しました。反映まで数日かかることがあります。',
      releasing:
        'ご注文を承れませんでした。請求はありません。カードのご利用枠が確保されている場合は、解放しています。',
    },
  },
};
