import { Link } from '@mui/material';
import type { ReactNode } from 'react';
import { AccountText } from './AccountText';

export const isWebUrl = (url: string) => /^https?:\/\//i.test(url);

/**
 * A link to a URL that a user entered, sent without a referrer. It is plain text unless the scheme
 * is http or https.
 */
export const OutsideLink = ({
  href,
  children = <AccountText>{href}</AccountText>,
}: {
  href: string;
  children?: ReactNode;
}) =>
  isWebUrl(href) ? (
    <Link href={href} target="_blank" rel="nofollow noopener noreferrer ugc">
      {children}
    </Link>
  ) : (
    <span>{children}</span>
  );
