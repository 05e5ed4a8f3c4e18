// Wakes the islands, outermost first, as leptos' own island_script.js does; the bundle comes from
// URLs that carry a content hash.
const stack = [];
const walk = async (node, mod) => {
  const tag = node.tagName;
  if (tag === 'LEPTOS-ISLAND') {
    const wake = mod[node.dataset.component];
    if (wake) {
      stack.at(-1)?.();
      await wake(node);
    } else {
      console.warn(`no island ${node.dataset.component}`);
    }
  } else if (tag === 'LEPTOS-CHILDREN') {
    stack.push(node.$$on_hydrate);
  }
  for (const child of node.children) await walk(child, mod);
  if (tag === 'LEPTOS-CHILDREN') stack.pop();
};
const mod = await import(ISLANDS_JS);
await mod.default({ module_or_path: ISLANDS_WASM });
mod.hydrate();
await walk(document.body, mod);
document.documentElement.dataset.islands = 'ready';
