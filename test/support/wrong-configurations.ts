/** A right configuration, and each kind of mistake in it, with the line that is said of it. */

export const right = {
  'cdk.json': `{
  "app": "node infra/app.ts",
  "context": {
    "holdfast": { "keepData": false }
  }
}`,
  'catalog.json': `{
  "currency": "usd",
  "products": [
    {
      "sku": "mug",
      "name": "Mug",
      "description": "",
      "image": "/images/mug.svg",
      "unitAmount": 1400,
      "stock": 5
    }
  ]
}`,
  'pricing.json': `{
  "shipping": [{ "countries": ["US", "DE"], "name": "Post", "amount": 600 }],
  "taxes": [
    { "country": "US", "state": "CA", "name": "Tax", "percent": "7.25", "inclusive": false, "onShipping": false }
  ],
  "promotions": [{ "code": "FIVER", "description": "$5 off", "amountOff": 500 }]
}`,
};
type File = keyof typeof right;

const keysOfProduct =
  'The keys here are sku, name, description, image, unitAmount, stock, shippable, taxCode, capture.';
const settings =
  'The keys here are stackName, keepData, logRetentionDays, capture, atDeadline, tax, phone, receipts, stripeReadKey, alarmEmail, runbookUrl, dashboard, stripeRequestsPerSecond, declinesPerTenMinutes, webAclArn.';
const isoCode = 'It must be an ISO code such as US';
const keyOfJson = 'keys and texts are in double quotes, and no comma is after the last';

/** The file, what is replaced in it by what, and the one line that is said. */
export const kinds: readonly (readonly [File, string, string, string])[] = [
  // The settings.
  [
    'cdk.json',
    '"context"',
    '"holdfast": {},\n  "context"',
    'cdk.json:3:3: holdfast is at the top level of cdk.json, where nobody reads it. Move it into "context", as "holdfast".',
  ],
  [
    'cdk.json',
    '"context"',
    '"HoldFast": {},\n  "context"',
    'cdk.json:3:3: HoldFast is at the top level of cdk.json, where nobody reads it. Move it into "context", as "holdfast".',
  ],
  [
    'cdk.json',
    '"holdfast"',
    '"holfast"',
    'cdk.json:4:5: there is no context holfast; did you mean holdfast? Its value is an object.',
  ],
  [
    'cdk.json',
    '"holdfast": {',
    '"holdfast.tax": "rates", "holdfast": {',
    'cdk.json:4:5: there is no context holdfast.tax; did you mean holdfast? Its value is an object.',
  ],
  [
    'cdk.json',
    '"keepData"',
    '"keepdata"',
    `cdk.json:4:19: holdfast.keepdata: there is no such key; did you mean keepData? ${settings}`,
  ],
  [
    'cdk.json',
    '"keepData"',
    '"colour"',
    `cdk.json:4:19: holdfast.colour: there is no such key. ${settings}`,
  ],
  [
    'cdk.json',
    'false',
    '"false"',
    'cdk.json:4:31: holdfast.keepData is "false". It must be true or false: did you mean false?',
  ],
  ['cdk.json', 'false', '0', 'cdk.json:4:31: holdfast.keepData is 0. It must be true or false.'],
  [
    'cdk.json',
    '"keepData": false',
    '"logRetentionDays": 31',
    'cdk.json:4:39: holdfast.logRetentionDays is 31. It must be one of 1, 3, 5, 7, 14, 30, 60, 90, 180, 365.',
  ],
  [
    'cdk.json',
    '"keepData": false',
    '"logRetentionDays": "30"',
    'cdk.json:4:39: holdfast.logRetentionDays is "30". It must be one of 1, 3, 5, 7, 14, 30, 60, 90, 180, 365: did you mean 30?',
  ],
  [
    'cdk.json',
    '"keepData": false',
    '"capture": "on-aproval"',
    'cdk.json:4:30: holdfast.capture is "on-aproval". It must be one of "automatic", "on-approval": did you mean "on-approval"?',
  ],
  [
    'cdk.json',
    '"keepData": false',
    '"atDeadline": "refund"',
    'cdk.json:4:33: holdfast.atDeadline is "refund". It must be one of "release", "capture".',
  ],
  [
    'cdk.json',
    '"keepData": false',
    '"tax": "stripe"',
    'cdk.json:4:26: holdfast.tax is "stripe". It must be one of "rates", "stripe-exclusive", "stripe-inclusive".',
  ],
  [
    'cdk.json',
    '"keepData": false',
    '"alarmEmail": "ops"',
    'cdk.json:4:33: holdfast.alarmEmail is "ops". It must be an e-mail address.',
  ],
  [
    'cdk.json',
    '{ "keepData": false }',
    '[]',
    'cdk.json:4:17: holdfast is []. It must be an object: { … }.',
  ],
  [
    'cdk.json',
    '"keepData": false',
    '"stackName": "my shop"',
    'cdk.json:4:32: holdfast.stackName is "my shop". It must be a letter, and then at most 39 letters, digits or -.',
  ],
  // The catalogue.
  [
    'catalog.json',
    '"usd"',
    '"USD"',
    'catalog.json:2:15: currency is "USD". It must be a lower-case ISO code such as usd, of a currency that Stripe charges in (https://docs.stripe.com/currencies): did you mean "usd"?',
  ],
  [
    'catalog.json',
    '"usd"',
    '"zzz"',
    'catalog.json:2:15: currency is "zzz". It must be a lower-case ISO code such as usd, of a currency that Stripe charges in (https://docs.stripe.com/currencies).',
  ],
  [
    'catalog.json',
    '"usd"',
    '"hrk"',
    'catalog.json:2:15: currency is "hrk". It must be a lower-case ISO code such as usd, of a currency that Stripe charges in (https://docs.stripe.com/currencies).',
  ],
  [
    'catalog.json',
    '  "currency": "usd",\n',
    '',
    'catalog.json:1:1: currency is missing. It must be a lower-case ISO code such as usd, of a currency that Stripe charges in (https://docs.stripe.com/currencies).',
  ],
  [
    'catalog.json',
    '"stock": 5',
    '"stok": 5, "stock": 5',
    `catalog.json:10:7: products.0.stok: there is no such key; did you mean stock? ${keysOfProduct}`,
  ],
  [
    'catalog.json',
    '"stock": 5',
    '"stock": 5, "stock": 6',
    'catalog.json:10:19: stock is there twice: leave one of them.',
  ],
  [
    'catalog.json',
    ',\n      "stock": 5',
    '',
    'catalog.json:4:5: products.0.stock is missing. It must be a whole number.',
  ],
  [
    'catalog.json',
    '"stock": 5',
    '"stock": "5"',
    'catalog.json:10:16: products.0.stock is "5". It must be a whole number: did you mean 5?',
  ],
  [
    'catalog.json',
    '"stock": 5',
    '"stock": -1',
    'catalog.json:10:16: products.0.stock is -1. It must be a whole number from 0 on.',
  ],
  [
    'catalog.json',
    '1400',
    '14.5',
    'catalog.json:9:21: products.0.unitAmount is 14.5. It must be a whole number.',
  ],
  [
    'catalog.json',
    '1400',
    '0',
    'catalog.json:9:21: products.0.unitAmount is 0. It must be a whole number above 0.',
  ],
  [
    'catalog.json',
    '1400',
    '49',
    "catalog.json:9:21: products.0.unitAmount: 49 can't be charged in usd; it must be a multiple of 1, from 50 ($0.50) to 99999999.",
  ],
  [
    'catalog.json',
    '"sku": "mug"',
    '"sku": "a mug"',
    'catalog.json:5:14: products.0.sku is "a mug". It must be 1 to 64 letters, digits, _ or -.',
  ],
  [
    'catalog.json',
    '"name": "Mug"',
    '"name": ""',
    'catalog.json:6:15: products.0.name is "". It must not be empty.',
  ],
  [
    'catalog.json',
    '"name": "Mug"',
    '"name": null',
    'catalog.json:6:15: products.0.name is null. It must be a text in quotes.',
  ],
  [
    'catalog.json',
    '"stock": 5',
    '"stock": 5, "shippable": "yes"',
    'catalog.json:10:32: products.0.shippable is "yes". It must be true or false.',
  ],
  [
    'catalog.json',
    '"stock": 5',
    '"stock": 5, "capture": "manual"',
    'catalog.json:10:30: products.0.capture is "manual". It must be one of "automatic", "on-approval".',
  ],
  [
    'catalog.json',
    '/images/mug.svg',
    '/images/mugg.svg',
    'catalog.json:8:16: products.0.image: there is no file web/images/mugg.svg; did you mean /images/mug.svg?',
  ],
  [
    'catalog.json',
    '/images/mug.svg',
    'https://cdn.example.com/mug.jpg',
    'catalog.json:8:16: products.0.image: the page can\'t show "https://cdn.example.com/mug.jpg": its policy blocks it. Put the picture into web/images and write /images/… here; only https://*.stripe.com is allowed besides.',
  ],
  [
    'catalog.json',
    '"stock": 5\n    }',
    '"stock": 5\n    },',
    `catalog.json:12:3: this is no JSON: value expected at "]"; ${keyOfJson}.`,
  ],
  ['catalog.json', right['catalog.json'], '', 'catalog.json:1:1: this is no JSON: it is empty.'],
  // The price rules.
  [
    'pricing.json',
    '"DE"',
    '"UK"',
    `pricing.json:2:38: shipping.0.countries.1 is "UK". ${isoCode}: did you mean "GB"?`,
  ],
  [
    'pricing.json',
    '"DE"',
    '"EU"',
    `pricing.json:2:38: shipping.0.countries.1 is "EU". ${isoCode}: the EU is not one country: list its countries, such as "DE", "FR".`,
  ],
  [
    'pricing.json',
    '"DE"',
    '"Germany"',
    `pricing.json:2:38: shipping.0.countries.1 is "Germany". ${isoCode}: did you mean "DE"?`,
  ],
  [
    'pricing.json',
    '"DE"',
    '"de"',
    `pricing.json:2:38: shipping.0.countries.1 is "de". ${isoCode}: did you mean "DE"?`,
  ],
  [
    'pricing.json',
    '"DE"',
    '"US"',
    'pricing.json:2:38: shipping.0.countries.1: US has a rate already; a country is in one rate only.',
  ],
  [
    'pricing.json',
    '["US", "DE"]',
    '[]',
    'pricing.json:2:31: shipping.0.countries is []. It must hold at least one.',
  ],
  [
    'pricing.json',
    '["US", "DE"]',
    '"US"',
    'pricing.json:2:31: shipping.0.countries is "US". It must be a list: [ … ].',
  ],
  [
    'pricing.json',
    '"country": "US"',
    '"country": "UK"',
    `pricing.json:4:18: taxes.0.country is "UK". ${isoCode}, or * for everywhere else: did you mean "GB"?`,
  ],
  [
    'pricing.json',
    '"CA"',
    '"California"',
    'pricing.json:4:33: taxes.0.state is "California". It must be an ISO 3166-2 code without its country, such as CA.',
  ],
  [
    'pricing.json',
    '"7.25"',
    '7.25',
    'pricing.json:4:65: taxes.0.percent is 7.25. It must be a text in quotes: did you mean "7.25"?',
  ],
  [
    'pricing.json',
    '"7.25"',
    '"7,25"',
    'pricing.json:4:65: taxes.0.percent is "7,25". It must be a percentage as text, such as "8.875".',
  ],
  [
    'pricing.json',
    '"amountOff": 500',
    '"percentOff": "100"',
    'pricing.json:6:76: promotions.0.percentOff: must be above 0 and below 100: an order of nothing can’t be paid by card.',
  ],
  [
    'pricing.json',
    '"amountOff": 500',
    '"percentOff": "10", "amountOff": 500',
    'pricing.json:6:18: promotions.0: must have either percentOff or amountOff.',
  ],
  [
    'pricing.json',
    '"amountOff": 500',
    '"amountoff": 500',
    'pricing.json:6:62: promotions.0.amountoff: there is no such key; did you mean amountOff? The keys here are code, description, percentOff, amountOff, startsAt, endsAt, minimum, maxRedemptions.',
  ],
  [
    'pricing.json',
    '"amountOff": 500',
    '"amountOff": 500, "endsAt": "2026-12-24"',
    'pricing.json:6:90: promotions.0.endsAt is "2026-12-24". It must be a moment such as 2026-12-24T00:00:00Z.',
  ],
  [
    'pricing.json',
    '"FIVER"',
    '"fiver"',
    'pricing.json:6:28: promotions.0.code is "fiver". It must be 3 to 32 capitals, digits or -.',
  ],
];
