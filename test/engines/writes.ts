/** The updates and conditions of the kinds that the store sends, each by its expressions. */
export type Write = {
  readonly update?: string;
  readonly condition?: string;
};

export const writes: readonly Write[] = [
  { condition: 'attribute_not_exists(id)' },
  { condition: 'attribute_exists(id)' },
  { update: 'SET stock = stock - :n', condition: 'stock >= :n' },
  { update: 'SET stock = stock + :n', condition: 'attribute_type(stock, :number)' },
  {
    update: 'SET stock = :n, stockChanges = :list',
    condition: 'attribute_not_exists(stockChanges)',
  },
  {
    update: 'SET stock = stock + :n, stockChanges = :list',
    condition: 'attribute_exists(id) AND stockChanges = :list AND attribute_type(stock, :number)',
  },
  {
    update: 'SET #name = :text, stock = if_not_exists(stock, :n) REMOVE retired',
    condition: 'attribute_not_exists(loadedAt) OR loadedAt <= :text',
  },
  { update: 'SET retired = :true, loadedAt = :text' },
  {
    update: 'SET #status = :text, orderId = :text REMOVE authentication, viewer',
    condition: '#status IN (:processing, :requiresAction)',
  },
  {
    update: 'SET #status = :text, refusal = :map REMOVE openSince',
    condition: '#status = :processing',
  },
  {
    update: 'SET #status = :requiresAction, authentication = :map, attempt = :text',
    condition:
      '#status IN (:processing, :requiresAction) AND (attribute_not_exists(attempt) OR attempt < :text OR (attempt = :text AND attribute_exists(authentication)))',
  },
  {
    update: 'SET #status = :processing REMOVE authentication',
    condition: '#status = :requiresAction AND authentication.taskToken = :text',
  },
  {
    update: 'SET redeemed = if_not_exists(redeemed, :none) + :one',
    condition: 'attribute_not_exists(redeemed) OR redeemed < :n',
  },
  { update: 'SET redeemed = redeemed - :one', condition: 'redeemed > :none' },
  {
    update: 'ADD #tried :set SET expiresAt = :n',
    condition: 'attribute_not_exists(#tried) OR size(#tried) < :n OR contains(#tried, :text)',
  },
  { update: 'DELETE #tried :set', condition: 'attribute_exists(id)' },
  { update: 'SET salt = if_not_exists(salt, :text), expiresAt = :n' },
  {
    update: 'SET dispute = :map, disputeId = :text, disputeReadAt = :n',
    condition:
      'attribute_exists(id) AND (attribute_not_exists(disputeId) OR disputeId <> :text OR dispute <> :map) AND (attribute_not_exists(disputeReadAt) OR disputeReadAt <= :n)',
  },
  { update: 'REMOVE approvalToken', condition: 'approvalToken = :text' },
  { update: 'SET approvalToken = :text', condition: 'attribute_exists(decision)' },
  {
    update: 'SET decision = :map',
    condition: '#status = :processing AND attribute_not_exists(decision)',
  },
  { update: 'SET openSince = :key, placedOn = :key, placedAt = :key, checkoutId = :text' },
];

/** What the names and values of all of them stand for; a call takes those that it uses. */
export const names = { '#name': 'name', '#status': 'status', '#tried': 'tried' } as const;
