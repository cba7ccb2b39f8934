import DownloadIcon from '@mui/icons-material/Download';
import { Button, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { downloadFile, fileDate, useAttempt, useCsvDownload } from '../../ui';
import { accountsTable, followsTable, toGexf, toGraphml } from '../export/exportGraph';
import type { Picture } from '../picture/picture';
import { useGraph } from './GraphContext';

const FILES = ['gexf', 'graphml', 'accounts', 'follows'] as const;
type FileKind = (typeof FILES)[number];
const TABLES = { accounts: accountsTable, follows: followsTable };
const WRITERS = { gexf: toGexf, graphml: toGraphml };

/** Downloads the shown part of the graph as a picture or as data. */
export const ExportMenu = ({ picture }: { picture: Picture | null }) => {
  const translate = useTranslate();
  const attempt = useAttempt('graph.export.not_made');
  const downloadCsv = useCsvDownload();
  const { graph, measures, analysis, shown, palette, now } = useGraph();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);

  const write = (file: () => unknown) => {
    setAnchor(null);
    void attempt.run(file);
  };
  const nameOf = (kind: string) => `${translate('graph.export.file')}-${kind}-${fileDate(now)}`;
  const download = async (kind: FileKind) => {
    const exported = { graph, measures, positions: analysis.positions(), shown };
    if (kind === 'accounts' || kind === 'follows') {
      await downloadCsv(nameOf(kind), TABLES[kind](exported));
    } else downloadFile(nameOf(kind), kind, [WRITERS[kind](exported)]);
  };
  const downloadPicture = async () => {
    if (!picture) return;
    const { downloadAsPNG } = await import('@sigma/export-image');
    await downloadAsPNG(picture.renderer, {
      fileName: nameOf('png'),
      backgroundColor: palette.background,
    });
  };

  return (
    <>
      <Button
        size="small"
        startIcon={<DownloadIcon />}
        aria-haspopup="menu"
        disabled={attempt.isRunning}
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
      >
        {translate('graph.tools.export')}
      </Button>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => {
          setAnchor(null);
        }}
      >
        <MenuItem
          disabled={!picture}
          onClick={() => {
            write(downloadPicture);
          }}
        >
          {translate('graph.export.png')}
        </MenuItem>
        {FILES.map((kind) => (
          <MenuItem
            key={kind}
            onClick={() => {
              write(() => download(kind));
            }}
          >
            {translate(`graph.export.${kind}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
