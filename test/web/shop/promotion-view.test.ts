/** @jest-environment @happy-dom/jest-environment */
import { promotionView } from '../../../web/shop/promotion-view.ts';
import { find, openPage, submit, textOf, typeInto } from '../open-page.ts';

const spring = { code: 'SPRING10', description: '10% off everything' };

beforeEach(openPage);

const opened = () => {
  const told: (string | undefined)[] = [];
  const view = promotionView({
    use: (code) => void told.push(code),
    forget: () => void told.push('forgotten'),
  });
  const input = find<HTMLInputElement>('#promotion-code');
  const enter = (code: string) => {
    input.value = code;
    submit('#promotion-form');
  };
  return { ...view, told, input, enter };
};

describe('a promotion code', () => {
  test('is used as it was entered, without the space around it', () => {
    const { told, enter } = opened();
    enter(' SPRING10 ');
    expect(told).toEqual(['SPRING10']);
  });

  test('is asked for when none was entered', () => {
    const { told, enter } = opened();
    enter('  ');
    expect(told).toEqual([]);
    expect(textOf('#promotion-error')).toBe('Please enter a code first.');
  });

  test('that is in the price takes the place of the field', () => {
    opened().show(spring);
    expect(find('#promotion').hidden).toBe(true);
    expect(find('#promotion-applied').hidden).toBe(false);
    expect(textOf('#promotion-applied')).toMatch(/SPRING10\s+10% off everything/);
  });

  test('that is in the price hands the focus on from the field to its removal', () => {
    const { show, input } = opened();
    input.focus();
    show(spring);
    expect(document.activeElement).toBe(find('#promotion-remove'));
  });

  test('that is no longer in the price leaves the field', () => {
    const { show } = opened();
    show(spring);
    show(undefined);
    expect(find('#promotion').hidden).toBe(false);
    expect(find('#promotion-applied').hidden).toBe(true);
  });

  test('that is taken away leaves the empty field, open and with the focus', () => {
    const { show, told, input } = opened();
    show(spring);
    find('#promotion-remove').click();
    expect(find('#promotion').hidden).toBe(false);
    expect(find('#promotion-applied').hidden).toBe(true);
    expect(told).toEqual([undefined]);
    expect(input.value).toBe('');
    expect(find<HTMLDetailsElement>('#promotion').open).toBe(true);
    expect(document.activeElement).toBe(input);
  });

  test('that is written over is forgotten, and so is what was wrong with it', () => {
    const { told, input, refuse } = opened();
    refuse('WINTER', 'The code WINTER is unknown.', false);
    typeInto(input, 'S');
    expect(told).toEqual(['forgotten']);
    expect(textOf('#promotion-error')).toBe('');
  });
});

describe('a code that was refused', () => {
  test('stays in the open field, with the reason beside it', () => {
    const { refuse, input } = opened();
    refuse('WINTER', 'The code WINTER is unknown.', false);
    expect(input.value).toBe('WINTER');
    expect(find<HTMLDetailsElement>('#promotion').open).toBe(true);
    expect(textOf('#promotion-error')).toBe('The code WINTER is unknown.');
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });

  test('gets the focus when it was just entered', () => {
    const { refuse, enter, input } = opened();
    enter('WINTER');
    find('#email').focus();
    refuse('WINTER', 'The code WINTER is unknown.', false);
    expect(document.activeElement).toBe(input);
  });

  test('gets the focus when the payment was refused for it', () => {
    const { refuse, input } = opened();
    refuse('SPRING10', 'The code was used up.', true);
    expect(document.activeElement).toBe(input);
  });

  test('does not move the focus when it was in use and the cart has changed', () => {
    const { show, refuse, enter } = opened();
    enter('FROM20');
    show({ code: 'FROM20', description: '10% off' });
    find('#email').focus();
    refuse('FROM20', 'This code is good from $20.00 on.', false);
    expect(document.activeElement).toBe(find('#email'));
  });
});
