/** What is going on when a checkout takes long, and where to find it again. */
const busy =
  'Still working: many people may be paying right now, and you keep your place. Your card is not charged twice.';

/** A text with a link to the page's own address. `why` is what the shop knows of the checkout. */
export const stillWorking = (why = busy): readonly (Node | string)[] => {
  const link = document.createElement('a');
  link.href = location.href;
  link.textContent = 'at this address';
  return [`${why} You may close this page: you find it again `, link, '.'];
};
