/** Makes one element; text only ever enters as text, never as markup. */
export function element(tag, classes = "", ...children) {
  const made = document.createElement(tag);
  if (classes) made.className = classes;
  made.append(...children);
  return made;
}

/** Writes only what changed, so that 200 cards cost almost nothing when they stand still. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
