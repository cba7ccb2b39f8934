/** How this browser draws in three dimensions. */
export type Rendering = 'hardware' | 'software' | 'none';

const SOFTWARE = /swiftshader|llvmpipe|software|microsoft basic render/i;

/** Asks the browser; a browser that hides its renderer counts as having a graphics card. */
export function detectRendering(): Rendering {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2');
  if (!context) return 'none';
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = info ? context.getParameter(info.UNMASKED_RENDERER_WEBGL) : '';
  // Browsers allow few contexts at a time: this one is given back at once.
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return SOFTWARE.test(String(renderer)) ? 'software' : 'hardware';
}
