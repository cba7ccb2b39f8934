import { Fragment } from 'react';
import { withVisibleControls } from '../api/contract';

// The API accepts texts of a megabyte, which a browser takes seconds to draw.
const MAX_LENGTH = 1_000;
const MAX_TEXTS = 50;

const shortened = (text: string) =>
  text.length > MAX_LENGTH ? `${firstCharacters(text, MAX_LENGTH)}…` : text;

/** The beginning of a text, without a half of a character that takes two. */
export const firstCharacters = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');

/**
 * A text that an account holder wrote. Its direction does not reorder the words around it, its
 * direction controls are shown, and only its beginning when it is long.
 */
export const AccountText = ({ children }: { children: string }) => (
  <bdi>{withVisibleControls(shortened(children))}</bdi>
);

/** The first of such texts, one after the other, and the number of the others. */
export const AccountTexts = ({ texts }: { texts: readonly string[] }) => (
  <>
    {texts.slice(0, MAX_TEXTS).map((text, index) => (
      <Fragment key={index}>
        {index > 0 && ', '}
        <AccountText>{text}</AccountText>
      </Fragment>
    ))}
    {texts.length > MAX_TEXTS && ` +${texts.length - MAX_TEXTS}`}
  </>
);
