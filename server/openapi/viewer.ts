import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // Arrows and marks of the viewer's own style sheet.
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

// No answer has links. What is wide scrolls in its frame, not with the page.
const STYLES = `
.swagger-ui .response-col_links { display: none; }
.swagger-ui .opblock-body { overflow-x: auto; }
`;

/**
 * The OpenAPI document as a page, at the root of the scope, on which calls can be tried out.
 *
 * A key typed there stays in the memory of that page: it is gone when the page is left.
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
      // Without the bar in which any address can be put.
      layout: 'BaseLayout',
      persistAuthorization: false,
      docExpansion: 'list',
      defaultModelsExpandDepth: 0,
    },
  });
}
