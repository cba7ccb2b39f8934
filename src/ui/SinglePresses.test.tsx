import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SinglePresses } from './SinglePresses';

const onPress = vi.fn();
const onSubmit = vi.fn();

beforeEach(() => {
  onPress.mockClear();
  onSubmit.mockClear();
});

/** Two buttons that take each other's place. */
const Toggle = () => {
  const [isOn, setIsOn] = useState(false);
  const press = (next: boolean) => () => {
    onPress();
    setIsOn(next);
  };
  return (
    <>
      <SinglePresses />
      {isOn ? (
        <button key="off" onClick={press(false)} />
      ) : (
        <button key="on" onClick={press(true)} />
      )}
    </>
  );
};
const click = (detail: number) => fireEvent.click(screen.getByRole('button'), { detail });

describe('the second click of a double click', () => {
  it('does nothing on what the first click brought under the pointer', () => {
    render(<Toggle />);
    click(1);
    click(2);
    click(3);
    expect(onPress).toHaveBeenCalledOnce();
    click(1);
    expect(onPress).toHaveBeenCalledTimes(2);
  });

  it('counts on the same element', () => {
    render(
      <>
        <SinglePresses />
        <button onClick={onPress} />
      </>,
    );
    click(1);
    click(2);
    expect(onPress).toHaveBeenCalledTimes(2);
  });
});

describe('Enter held down', () => {
  it.each([
    ['a button', <button key="it" onKeyDown={onPress} />, 1],
    ['a text field', <input key="it" onKeyDown={onPress} />, 1],
    // It adds lines there.
    ['a field of several lines', <textarea key="it" onKeyDown={onPress} />, 3],
  ])('counts as it should on %s', (_where, element, times) => {
    const { container } = render(
      <>
        <SinglePresses />
        {element}
      </>,
    );
    const target = container.firstElementChild as Element;
    const isDefault = [false, true, true].map((repeat) =>
      fireEvent.keyDown(target, { key: 'Enter', repeat }),
    );
    expect(onPress).toHaveBeenCalledTimes(times);
    // Its default, the click, happens as often.
    expect(isDefault.filter(Boolean)).toHaveLength(times);
  });
});
