import { Box, ButtonBase, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ColourBy } from '../view/categories';
import { useGraph } from './GraphContext';

/** The label of a category. */
const useCategoryName = () => {
  const translate = useTranslate();
  return (colourBy: ColourBy, key: string): string =>
    colourBy === 'group' && key !== 'others'
      ? translate('graph.legend.group', { number: key })
      : translate(`graph.category.${colourBy}.${key}`);
};

/** The colours with their labels and counts. Each can be switched off and on. */
export const GraphLegend = () => {
  const translate = useTranslate();
  const nameOf = useCategoryName();
  const { view, change, categories } = useGraph();
  return (
    <Box
      role="group"
      aria-label={translate('graph.legend.label')}
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, rowGap: 0.25, alignItems: 'center' }}
    >
      {categories.categories
        .filter(({ count }) => count > 0)
        .map(({ key, colour, count }) => {
          const name = nameOf(view.colourBy, key);
          const isOff = view.off.has(key);
          return (
            <ButtonBase
              key={key}
              aria-pressed={!isOff}
              title={translate('graph.legend.toggle', { name })}
              onClick={() => {
                change({ kind: 'toggle_category', key });
              }}
              sx={{ px: 0.5, gap: 0.5, borderRadius: 1, opacity: isOff ? 0.55 : 1 }}
            >
              <Box
                aria-hidden
                sx={{
                  width: 12,
                  height: 12,
                  borderRadius: '50%',
                  border: 2,
                  borderColor: colour,
                  bgcolor: isOff ? 'transparent' : colour,
                }}
              />
              <Typography
                variant="caption"
                sx={{ textDecoration: isOff ? 'line-through' : undefined }}
              >
                {name} ({count})
              </Typography>
            </ButtonBase>
          );
        })}
      {view.colourBy !== 'status' && (
        <Typography variant="caption" color="text.secondary">
          {translate('graph.legend.inactive')}
        </Typography>
      )}
    </Box>
  );
};
