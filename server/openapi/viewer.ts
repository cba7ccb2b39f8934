import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // The style sheet of the viewer has its icons as `data:` URLs.
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

// Reads the document from this server's path, whatever prefix the viewer assumes, and follows the
// colour scheme of the system: the viewer has a dark theme, but does not switch to it by itself.
const SETUP_SCRIPT = `
const viewer = window.SwaggerUIBundle;
window.SwaggerUIBundle = Object.assign(
  (config) => viewer({ ...config, url: new URL('swagger.json', location.href).href }),
  viewer,
);
const dark = matchMedia('(prefers-color-scheme: dark)');
const applyColorScheme = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', applyColorScheme);
applyColorScheme();
`;

// Hides the column of links, which no response has. Wide content scrolls inside its own block.
const STYLES = `
.swagger-ui .response-col_links { display: none; }
.swagger-ui .opblock-body { overflow-x: auto; }
`;

/**
 * Serve the OpenAPI document as a page, at the root of the scope, on which calls can be tried.
 *
 * A key entered there is kept only in the memory of the page.
 */
export async function documentViewer(app: FastifyInstance): Promise<void> {
  app.addHook('onSend', async (_request, reply) => {
    reply.headers(HEADERS);
  });
  await app.register(swaggerUi, {
    routePrefix: '/',
    theme: {
      title: 'Users API',
      js: [{ filename: 'setup.js', content: SETUP_SCRIPT }],
      css: [{ filename: 'viewer.css', content: STYLES }],
    },
    uiConfig: {
      // This layout has no bar to load a document from another address.
      layout: 'BaseLayout',
      persistAuthorization: false,
      docExpansion: 'list',
      defaultModelsExpandDepth: 0,
    },
  });
}
