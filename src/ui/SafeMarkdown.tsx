import { Box, Button, Typography } from '@mui/material';
import { type ComponentProps, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ErrorBoundary } from 'react-error-boundary';
import Markdown, { type Components } from 'react-markdown';
import { withVisibleControls } from '../api/contract';
import { firstCharacters } from './AccountText';
import { isCheapMarkdown } from './markdownCost';
import { isWebUrl, OutsideLink } from './OutsideLink';

/** A link in untrusted text. Also shows its URL when its text differs from it. */
const LinkWithUrl = ({ href = '', children }: ComponentProps<'a'>) => (
  <>
    <OutsideLink href={href}>{children}</OutsideLink>
    {isWebUrl(href) && String(children) !== href && <bdi> ({href})</bdi>}
  </>
);

// Loading an image would reveal to its server that a moderator views the profile.
const ImageAsLink = ({ src, alt }: ComponentProps<'img'>) => (
  <LinkWithUrl href={typeof src === 'string' ? src : undefined}>{alt || src}</LinkWithUrl>
);

// Headings in a profile must not become headings of the page.
const Heading = ({ children }: ComponentProps<'h1'>) => (
  <p>
    <strong>{children}</strong>
  </p>
);

const components: Components = {
  a: LinkWithUrl,
  img: ImageAsLink,
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
};

/** Characters of plain text shown at first, and with each press of the button. */
const STEP = 10_000;

/**
 * Untrusted Markdown.
 *
 * Raw HTML is shown as text, nothing is loaded from outside, and links show where they lead. A text
 * that would take long to parse is shown as it is, piece by piece.
 */
export const SafeMarkdown = ({ children }: { children: string }) => (
  <Box
    dir="auto"
    sx={{ overflowWrap: 'anywhere', '& p': { my: 1 }, maxHeight: 480, overflow: 'auto' }}
    tabIndex={0}
  >
    {isCheapMarkdown(children) ? (
      <ErrorBoundary fallback={<PlainText>{children}</PlainText>} resetKeys={[children]}>
        {/* The key, so that another text is made anew, even where an extension has replaced the texts
        of this one by its translations. */}
        <Markdown key={children} components={components}>
          {withVisibleControls(children)}
        </Markdown>
      </ErrorBoundary>
    ) : (
      // The key, so that another text begins with its first piece.
      <PlainText key={children.slice(0, STEP)}>{children}</PlainText>
    )}
  </Box>
);

const PlainText = ({ children }: { children: string }) => {
  const translate = useTranslate();
  const [length, setLength] = useState(STEP);
  const left = children.length - length;
  return (
    <>
      <Typography variant="caption" component="p" color="text.secondary">
        {translate('vigie.plain_text.notice')}
      </Typography>
      <Box sx={{ whiteSpace: 'pre-wrap' }}>
        {withVisibleControls(firstCharacters(children, length))}
      </Box>
      {left > 0 && (
        <Button
          size="small"
          onClick={() => {
            setLength(length + STEP);
          }}
        >
          {translate('vigie.plain_text.more', { smart_count: left })}
        </Button>
      )}
    </>
  );
};
