import { Fragment } from 'react';
import { withVisibleControls } from '../api/contract';

/**
 * A text that an account holder wrote. Its direction does not reorder the words around it, and its
 * direction controls are shown.
 */
export const AccountText = ({ children }: { children: string }) => (
  <bdi>{withVisibleControls(children)}</bdi>
);

/** Some such texts, one after the other. */
export const AccountTexts = ({ texts }: { texts: readonly string[] }) =>
  texts.map((text, index) => (
    <Fragment key={index}>
      {index > 0 && ', '}
      <AccountText>{text}</AccountText>
    </Fragment>
  ));
