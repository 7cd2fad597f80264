import { element, setText } from "./element.js";
import { count } from "./figure.js";
import { message } from "./messages.js";

const LINES = ["produced", "stored", "duplicates", "declaredDropped", "pending"];

/** The books: produced = stored + declared dropped + in transit, always in sight. */
export class Books {
  constructor(root) {
    this.cells = LINES.map(() => element("dd"));
    const list = element("dl", "", ...LINES.flatMap((line, i) => [element("dt", "", message(`books.${line}`)), this.cells[i]]));
    root.replaceChildren(element("h2", "", message("books")), list);
  }

  show(ward) {
    LINES.forEach((line, i) => setText(this.cells[i], count(ward.books[line])));
  }
}
