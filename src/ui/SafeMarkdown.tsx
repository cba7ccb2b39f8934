import { Box } from '@mui/material';
import { type ComponentProps } from 'react';
import Markdown, { type Components } from 'react-markdown';
import { isWebUrl, OutsideLink } from './OutsideLink';

/** A link in untrusted text. Also shows its URL when its text differs from it. */
const LinkWithUrl = ({ href = '', children }: ComponentProps<'a'>) => (
  <>
    <OutsideLink href={href}>{children}</OutsideLink>
    {isWebUrl(href) && String(children) !== href && <Box component="span"> ({href})</Box>}
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

/**
 * Untrusted Markdown.
 *
 * Raw HTML is shown as text, nothing is loaded from outside, and links show where they lead.
 */
export const SafeMarkdown = ({ children }: { children: string }) => (
  <Box
    dir="auto"
    sx={{ overflowWrap: 'anywhere', '& p': { my: 1 }, maxHeight: 480, overflow: 'auto' }}
    tabIndex={0}
  >
    <Markdown components={components}>{children}</Markdown>
  </Box>
);
