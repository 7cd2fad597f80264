import { element, setText } from "./element.js";
import { count, duration } from "./figure.js";
import { message, otherLanguage } from "./messages.js";
import { isStale } from "./need.js";
import { switchTheme } from "./theme.js";

const FACTS = {
  bands: (ward) => `${[...ward.bands.values()].filter((b) => !isStale(b, ward.now())).length} / ${ward.bands.size}`,
  "lag.routine": (ward) => duration(ward.lag.routineP99Millis),
  "lag.emergency": (ward) => duration(ward.lag.emergencyP99Millis),
  pending: (ward) => count(ward.books.pending),
  dropped: (ward) => count(ward.books.declaredDropped),
};

/** Title, the ward's figures, the language and theme switches. */
export class Header {
  constructor(root, changeLanguage) {
    document.title = `${message("title")} — WardGate`;
    this.cells = Object.keys(FACTS).map((name) => {
      const cell = element("b");
      cell.dataset.fact = name;
      return cell;
    });
    const facts = Object.keys(FACTS).map((name, i) => element("span", "", `${message(name)} `, this.cells[i]));
    const title = element("a", "", message("title"));
    title.href = "#/";
    root.replaceChildren(element("h1", "", title), element("div", "facts", ...facts),
      element("div", "switches", button("switch.theme", switchTheme), button("switch.language", () => changeLanguage(otherLanguage()))));
  }

  show(ward) {
    Object.values(FACTS).forEach((fact, i) => setText(this.cells[i], fact(ward)));
  }
}

function button(key, act) {
  const made = element("button", "", message(key));
  made.type = "button";
  made.dataset.act = key;
  made.addEventListener("click", act);
  return made;
}
