import { Fragment, type ReactNode } from 'react';

import { Box, Typography } from '@strapi/design-system';

import type { BlockNode } from '../model/content';
import { MediaFigure } from './MediaFigure';

interface BlocksViewProps {
  readonly blocks: readonly BlockNode[];
  readonly addresses: Readonly<Record<string, string>>;
}

const HEADINGS = ['h3', 'h4', 'h5', 'h6'] as const;

// The page's own headings come first: a level 1 heading of the text is a level 3 heading of the page.
const headingTag = (level = 1) => HEADINGS[Math.min(level, HEADINGS.length) - 1] ?? 'h6';

function marked(node: BlockNode): ReactNode {
  let content: ReactNode = node.text;
  if (node.code) content = <code>{content}</code>;
  if (node.bold) content = <strong>{content}</strong>;
  if (node.italic) content = <em>{content}</em>;
  if (node.underline) content = <u>{content}</u>;
  if (node.strikethrough) content = <s>{content}</s>;
  return content;
}

/** Words of a block. A link shows where it leads, and cannot be followed from here. */
function Inline({ nodes }: { readonly nodes: readonly BlockNode[] }) {
  return nodes.map((node, index) => (
    <Fragment key={index}>
      {node.type === 'link' ? (
        <>
          <u>
            <Inline nodes={node.children ?? []} />
          </u>
          {`（${node.url ?? ''}）`}
        </>
      ) : (
        marked(node)
      )}
    </Fragment>
  ));
}

function ListBlock({ node, addresses }: { readonly node: BlockNode } & Pick<BlocksViewProps, 'addresses'>) {
  const List = node.format === 'ordered' ? 'ol' : 'ul';
  return (
    <List style={{ listStyle: node.format === 'ordered' ? 'decimal' : 'disc', paddingInlineStart: '2.4rem' }}>
      {(node.children ?? []).map((item, index) =>
        item.type === 'list' ? (
          <Block key={index} node={item} addresses={addresses} />
        ) : (
          <li key={index}>
            <Inline nodes={item.children ?? []} />
          </li>
        ),
      )}
    </List>
  );
}

function Block({ node, addresses }: { readonly node: BlockNode } & Pick<BlocksViewProps, 'addresses'>) {
  const children = node.children ?? [];
  switch (node.type) {
    case 'heading':
      return (
        <Typography tag={headingTag(node.level)} variant="delta">
          <Inline nodes={children} />
        </Typography>
      );
    case 'list':
      return <ListBlock node={node} addresses={addresses} />;
    case 'quote':
      return (
        <Box
          tag="blockquote"
          paddingLeft={4}
          borderColor="neutral300"
          borderStyle="solid"
          borderWidth="0 0 0 3px"
          margin={0}
        >
          <Inline nodes={children} />
        </Box>
      );
    case 'code':
      return (
        <pre style={{ whiteSpace: 'pre-wrap' }}>
          <Inline nodes={children} />
        </pre>
      );
    case 'image':
      return <MediaFigure media={node.image ?? {}} addresses={addresses} />;
    default:
      return (
        <p>
          <Inline nodes={children} />
        </p>
      );
  }
}

/** Strapi's blocks to read, not to edit. */
export function BlocksView({ blocks, addresses }: BlocksViewProps) {
  return (
    <Typography
      tag="div"
      variant="omega"
      lineHeight={6}
      style={{ overflowWrap: 'anywhere', display: 'grid', gap: '1.2rem' }}
    >
      {blocks.map((node, index) => (
        <Block key={index} node={node} addresses={addresses} />
      ))}
    </Typography>
  );
}
