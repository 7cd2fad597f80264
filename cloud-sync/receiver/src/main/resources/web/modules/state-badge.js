import { element, setText } from "./element.js";
import { message } from "./messages.js";

/** `silent` is the page's own: nothing came from the gateway for a while, so its last word may be old. */
export const STATES = { silent: "SILENT" };

/** A machine's state as a symbol and a word; the colour repeats what they say. */
export function stateBadge() {
  const node = element("span", "state");
  const show = (name) => {
    if (node.dataset.state === name) return;
    node.dataset.state = name;
    setText(node, message(`state.${name}`));
  };
  return { node, show };
}
