/**
 * English, and the pattern for every other language: a file that lacks one of these texts does not
 * compile. Of the texts in `page`, index.html and 404.html name the keys.
 */
import type { Direction, Forms } from './forms.ts';

export const en = {
  direction: 'ltr' as Direction,

  page: {
    language: 'Language',
    yourOrder: 'Your order',
    needsScript: 'This shop needs JavaScript: please allow it for this page, and reload it.',
    notStarted:
      'The shop has not started. Please reload this page. If that doesn’t help, update your browser, or try another network: something blocks the shop’s script.',
    emptyOrder: 'Nothing here yet. Add something that you like.',
    haveCode: 'Have a code?',
    promotionCode: 'Promotion code',
    apply: 'Apply',
    remove: 'Remove',
    removeCode: 'Remove the code',
    orByCard: 'or pay by card',
    email: 'E-mail',
    shippingAddress: 'Shipping address',
    card: 'Card',
    pay: 'Pay',
    heldFirst: 'Your card is held first. It is charged only once your order exists.',
    cardToStripe: 'Your card’s details go straight to Stripe: this shop never sees them.',
    terms: 'Terms',
    privacy: 'Privacy',
    returns: 'Returns',
    imprint: 'Legal notice',
    contact: 'Contact',
    nothingHere: 'There is nothing here',
    wrongAddress:
      'The shop has no page at this address. Maybe it was mistyped, or cut off when it was copied. Nothing was ordered or charged.',
    toShop: 'Go to the shop',
  },

  shop: {
    add: 'Add',
    addToOrder: (name: string) => `Add ${name} to your order`,
    soldOut: 'Sold out',
    isSoldOut: (name: string) => `${name}: sold out`,
    nothingForSale: 'There is nothing for sale at the moment.',
    noCatalogue: 'The catalogue could not be loaded.',
    noTotal: 'The total could not be fetched.',
    quantityOf: (name: string) => `Quantity of ${name}`,
    oneFewer: (name: string) => `One fewer: ${name}`,
    oneMore: (name: string) => `One more: ${name}`,
    removeLine: (name: string) => `Remove ${name}`,
    each: (price: string) => `${price} each`,
    quantityAllowed: (most: string) =>
      `Please choose a whole number up to ${most}; 0 removes the line.`,
    removed: (name: string) => `${name} removed.`,
    orderIsEmpty: 'Your order is empty.',
    inOrder: (name: string, quantity: string) => `${name}: ${quantity} in your order.`,
    added: (name: string) => `${name} added.`,
    enterCode: 'Please enter a code first.',
    moreProducts: { one: 'and {n} more product', other: 'and {n} more products' } as Forms,
    leftOut: (list: string, mostLines: string, mostOfOne: string) =>
      `Left out: ${list}. An order holds at most ${mostLines} different products, and ${mostOfOne} of each. Please remove something, or order the rest in a second order.`,
  },

  totals: {
    subtotal: 'Subtotal',
    discount: 'Discount',
    shipping: 'Shipping',
    free: 'Free',
    tax: 'Tax',
    shippingAndTax: 'Shipping and tax',
    afterAddress: 'after your address',
    dependsOnAddress: 'Depends on your address',
    total: 'Total',
    totalSoFar: 'Total so far',
    /** A tax that the prices contain. */
    including: (tax: string) => `incl. ${tax}`,
  },

  pay: {
    /** The button, where the law does not prescribe its words. */
    amount: (amount: string) => `Pay ${amount}`,
    /** The button where it does, and the amount is beside it: the EU's Directive 2011/83, Article 8(2). */
    withObligation: 'Order with obligation to pay',
    /** Whether its speakers read these words wherever they are, because their law asks for them. */
    alwaysWithObligation: false as boolean,
    enterAddress: 'Enter your address',
    paying: 'Paying…',
    atBank: 'Waiting for your bank…',
    undoing: 'Undoing the payment…',
    keepOpen: (why: string) =>
      `${why} Please keep this page open: it goes on asking by itself, and your card is not charged twice.`,
    onceMore: (first: string) => `${first} To order it once more, please press the button again.`,
    showFirst: 'Show the first one',
    sameUnderWay: (time: string) =>
      `A payment for the same, begun at ${time}, is still under way, maybe in another tab.`,
    sameOrdered: (time: string, order: string) =>
      `You ordered the same at ${time}: order ${order}.`,
    noEmail: 'Please enter your e-mail address, so that the shop can reach you about your order.',
    emailIncomplete: 'This e-mail address looks incomplete. It should look like name@example.com.',
    didYouMean: 'Did you mean this address?',
    noAddress: 'Please complete the address that your order goes to.',
    noWalletEmail: 'The wallet gave no e-mail address. Please pay with the form instead.',
    cardUnreadable: 'Your card could not be read. Please check it and try again.',
    partNotLoaded:
      'This part of the form could not be loaded from Stripe. Check your connection and your ad blocker, then reload the page.',
    noStripe: (host: string) =>
      `Payments are unavailable, because Stripe could not be loaded. Check your connection, allow ${host} in your ad blocker, and reload this page.`,
    noKey:
      'This shop can’t take payments yet: it has no Stripe publishable key. If it is yours, deploy it with the key (it begins with pk_) and reload this page.',
    unexpected:
      'Something went wrong on this page. Please reload it: a payment under way goes on, and your card is not charged twice.',
  },

  loss: {
    unanswered: 'The shop could not be reached. Please check your connection.',
    failed: 'The shop does not answer at the moment.',
    busy: 'The shop is very busy at the moment.',
    blocked:
      'Something between you and the shop, such as a firewall or a network’s login page, blocks it. Please try another network, or write to the shop.',
    tryAgain: 'Try again',
    asksAgain: 'This page goes on asking by itself.',
  },

  /** A checkout, by its status. */
  checkout: {
    processing: {
      title: 'Your payment is being processed',
      text: 'This page will say so as soon as it is done. You can leave it open.',
    },
    requires_action: {
      title: 'Your bank is asking for a confirmation',
      text: 'The payment goes on as soon as your bank has heard from you.',
    },
    confirmed: {
      title: 'Your order is confirmed',
      text: 'The amount is reserved on your card, and we are getting your things ready.',
    },
    paid: {
      title: 'Your order is confirmed',
      text: 'It is paid, and we are getting it ready.',
    },
    declined: {
      title: 'The payment was declined',
      text: 'Nothing was ordered or charged.',
    },
    rejected: { title: 'The order could not be made', text: 'Your card was not charged.' },
    expired: { title: 'The payment has expired', text: 'Nothing was ordered or charged.' },
    canceled: { title: 'The order was canceled', text: 'Your card was not charged.' },
    refunded: {
      title: 'The order was refunded',
      text: 'The full amount goes back to your card.',
    },
    awaitsApproval: {
      title: 'We have your order',
      text: 'We still have to agree to it. Until then the amount is only reserved on your card, and nothing is charged.',
    },
    lookedFor: { title: 'One moment', text: 'Your order is being looked up.' },
    unknown: 'This order can’t be shown',
    inPart: (amount: string) =>
      `${amount} was charged to your card, and the rest of the hold was released.`,
    stillWorking:
      'Still working: many people may be paying right now, and you keep your place. Your card is not charged twice.',
    /** Before the link, the link's own words, after it. */
    foundAgain: ['You may close this page: you find it again ', 'at this address', '.'],
    notYetUndone: 'Stripe has not confirmed that yet.',
    order: 'Order',
    goods: 'What was ordered',
    shipsWithin: {
      one: 'Your order leaves us within {n} day.',
      other: 'Your order leaves us within {n} days.',
    } as Forms,
    questions: 'Questions? Tell us the number of your order:',
    print: 'Print this page',
    backToShop: 'Back to the shop',
  },
};
